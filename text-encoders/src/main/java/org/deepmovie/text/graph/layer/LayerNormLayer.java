package org.deepmovie.text.graph.layer;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Layer normalization of the vector of each word (Ba, Kiros and Hinton 2016, eq. 4):
 *
 * <pre>
 *   y = scale (x - mean) / sqrt(variance + 1e-5) + shift
 * </pre>
 *
 * <p>Input and output documents x channels x words, or documents x channels; nOut = nIn. Weights
 * {@code scale} and {@code shift}.
 */
public final class LayerNormLayer extends ArrayLayer {

  private static final long serialVersionUID = 1;
  private static final double EPSILON = 1e-5;

  private LayerNormLayer(Builder builder) {
    super(builder);
  }

  /** Builds a {@link LayerNormLayer}. */
  @SuppressWarnings("unchecked") // Deeplearning4j's build() has a type parameter of its own.
  public static final class Builder extends ArrayLayerBuilder<Builder> {

    @Override
    public LayerNormLayer build() {
      nOut = nIn;
      requireSizes();
      return new LayerNormLayer(this);
    }
  }

  @Override
  List<LayerWeight> weights() {
    return List.of(LayerWeight.constant("scale", 1, nIn), LayerWeight.constant("shift", 0, nIn));
  }

  @Override
  LayerInput reads() {
    return LayerInput.BOTH;
  }

  @Override
  LayerPass pass(LayerState state) {
    return new LayerNormPass(state);
  }

  private final class LayerNormPass implements LayerPass {

    private final LayerState state;
    private INDArray mask = Nd4j.empty();
    private INDArray normal = Nd4j.empty();
    private INDArray inverse = Nd4j.empty();

    LayerNormPass(LayerState state) {
      this.state = state;
    }

    private INDArray byChannel(String weight) {
      return state.weight(weight).reshape(1, nIn, 1);
    }

    @Override
    public INDArray forward(INDArray x, INDArray mask, boolean training) {
      this.mask = state.keep(mask);
      INDArray centered = x.sub(x.mean(true, 1));
      INDArray variance = centered.mul(centered).mean(true, 1);
      inverse = state.keep(Transforms.sqrt(variance.addi(EPSILON), false).rdivi(1));
      normal = state.keep(centered.mul(inverse));
      return Sequences.masked(normal.mul(byChannel("scale")).addi(byChannel("shift")), mask);
    }

    @Override
    public INDArray backward(INDArray dy) {
      INDArray gradient = Sequences.masked(dy, mask);
      state.gradient("shift").assign(gradient.sum(0, 2));
      state.gradient("scale").assign(gradient.mul(normal).sum(0, 2));
      INDArray slope = gradient.mul(byChannel("scale"));
      INDArray along = slope.mul(normal).mean(true, 1);
      return slope.sub(slope.mean(true, 1)).subi(normal.mul(along)).muli(inverse);
    }
  }
}
