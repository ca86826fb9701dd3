package org.deepmovie.text.graph.layer;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Batch normalization of each channel over all words of a batch (Ioffe and Szegedy, ICML 2015,
 * algorithms 1 and 2):
 *
 * <pre>
 *   y = scale (x - m) / sqrt(v + 1e-5) + shift
 * </pre>
 *
 * <p>In training m and v are the mean and the variance of the batch's words, without padding, and
 * running means of both move a tenth of the way towards them; in encoding they are the running
 * means. Deeplearning4j's {@code BatchNormalization} takes no sequences and counts padding.
 *
 * <p>Input and output documents x channels x words, or documents x channels; nOut = nIn. Weights
 * {@code scale}, {@code shift}, and the statistics {@code mean} and {@code variance}, which no
 * optimizer moves.
 */
public final class MaskedBatchNormLayer extends ArrayLayer {

  private static final long serialVersionUID = 1;
  private static final double EPSILON = 1e-5;
  private static final double MOMENTUM = 0.1;

  private MaskedBatchNormLayer(Builder builder) {
    super(builder);
  }

  /** Builds a {@link MaskedBatchNormLayer}. */
  @SuppressWarnings("unchecked") // Deeplearning4j's build() has a type parameter of its own.
  public static final class Builder extends ArrayLayerBuilder<Builder> {

    @Override
    public MaskedBatchNormLayer build() {
      nOut = nIn;
      requireSizes();
      return new MaskedBatchNormLayer(this);
    }
  }

  @Override
  List<LayerWeight> weights() {
    return List.of(
        LayerWeight.constant("scale", 1, nIn),
        LayerWeight.constant("shift", 0, nIn),
        LayerWeight.constant("mean", 0, nIn),
        LayerWeight.constant("variance", 1, nIn));
  }

  @Override
  LayerInput reads() {
    return LayerInput.BOTH;
  }

  @Override
  LayerPass pass(LayerState state) {
    return new BatchNormPass(state);
  }

  private final class BatchNormPass implements LayerPass {

    private final LayerState state;
    private INDArray mask = Nd4j.empty();
    private INDArray normal = Nd4j.empty();
    private INDArray inverse = Nd4j.empty();
    private double count;

    BatchNormPass(LayerState state) {
      this.state = state;
    }

    private INDArray byChannel(INDArray values) {
      return values.reshape(1, nIn, 1);
    }

    @Override
    public INDArray forward(INDArray x, INDArray mask, boolean training) {
      this.mask = state.keep(mask);
      count = training ? mask.sumNumber().doubleValue() : 0;
      INDArray center = state.weight("mean");
      INDArray variance = state.weight("variance");
      if (count > 0) {
        center = Sequences.masked(x, mask).sum(0, 2).divi(count);
        INDArray centered = Sequences.masked(x.sub(byChannel(center)), mask);
        INDArray squares = centered.mul(centered).sum(0, 2);
        variance = squares.div(count);
        move(state.weight("mean"), center);
        move(state.weight("variance"), squares.div(Math.max(1, count - 1)));
      }
      inverse = state.keep(Transforms.sqrt(variance.add(EPSILON)).rdivi(1));
      INDArray deviation = Sequences.masked(x.sub(byChannel(center)), mask);
      normal = state.keep(deviation.mul(byChannel(inverse)));
      INDArray y = normal.mul(byChannel(state.weight("scale")));
      return Sequences.masked(y.addi(byChannel(state.weight("shift"))), mask);
    }

    private static void move(INDArray running, INDArray batch) {
      running.addi(batch.sub(running).muli(MOMENTUM));
    }

    @Override
    public INDArray backward(INDArray dy) {
      INDArray gradient = Sequences.masked(dy, mask);
      INDArray dShift = gradient.sum(0, 2);
      INDArray dScale = gradient.mul(normal).sum(0, 2);
      state.gradient("shift").assign(dShift);
      state.gradient("scale").assign(dScale);
      state.gradient("mean").assign(0);
      state.gradient("variance").assign(0);
      INDArray dx =
          gradient
              .sub(byChannel(dShift.divi(Math.max(1, count))))
              .subi(normal.mul(byChannel(dScale.divi(Math.max(1, count)))))
              .muli(byChannel(inverse.mul(state.weight("scale"))));
      return Sequences.masked(dx, mask);
    }
  }
}
