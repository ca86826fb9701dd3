package org.deepmovie.text.graph.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.any.IsMax;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The maximum, mean or last of the vectors of a text's words. A text without words gives zeros,
 * where Deeplearning4j's {@code GlobalPoolingLayer} gives NaN or minus infinity.
 *
 * <p>Input documents x channels x words, output documents x channels. No weights.
 */
public final class MaskedPoolingLayer extends ArrayLayer {

  private static final long serialVersionUID = 1;

  private final TextPooling pooling;

  private MaskedPoolingLayer(Builder builder) {
    super(builder);
    this.pooling = builder.pooling;
  }

  /** Builds a {@link MaskedPoolingLayer}. */
  @SuppressWarnings("unchecked") // Deeplearning4j's build() has a type parameter of its own.
  public static final class Builder extends ArrayLayerBuilder<Builder> {

    private final TextPooling pooling;

    /** A layer that pools in the given way. */
    public Builder(TextPooling pooling) {
      this.pooling = pooling;
    }

    @Override
    public MaskedPoolingLayer build() {
      return new MaskedPoolingLayer(this);
    }
  }

  @Override
  List<LayerWeight> weights() {
    return List.of();
  }

  @Override
  @Nullable INDArray outputMask(INDArray mask) {
    return null;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return InputType.feedForward(((InputType.InputTypeRecurrent) input).getSize());
  }

  @Override
  LayerPass pass(LayerState state) {
    return new PoolingPass(state);
  }

  private final class PoolingPass implements LayerPass {

    private final LayerState state;

    /** dy/dx: documents x channels x words, or documents x 1 x words if channels are alike. */
    private INDArray shares = Nd4j.empty();

    private long words;

    PoolingPass(LayerState state) {
      this.state = state;
    }

    @Override
    public INDArray forward(INDArray x, INDArray mask, boolean training) {
      words = x.size(2);
      INDArray all = shares(x, mask.reshape(mask.size(0), 1, mask.size(1)));
      shares = state.keep(all);
      return x.mul(all).sum(2);
    }

    private INDArray shares(INDArray x, INDArray mask) {
      return switch (pooling) {
        case MAXIMUM -> maxima(x, mask);
        case MEAN -> mask.div(Nd4j.math().max(mask.sum(true, 2), Nd4j.scalar(mask.dataType(), 1)));
        case LAST -> words == 1 ? mask : mask.sub(later(mask));
      };
    }

    /** 1 at words that another word follows. */
    private INDArray later(INDArray mask) {
      INDArray next =
          mask.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(1, words));
      return Sequences.padded(next, 0, 1);
    }

    /** 1 at the first greatest value of each channel among words, else 0. */
    private static INDArray maxima(INDArray x, INDArray mask) {
      INDArray lowest = x.min().subi(1);
      INDArray values = x.mul(mask).addi(mask.rsub(1).mul(lowest));
      INDArray first = Nd4j.createUninitialized(values.dataType(), values.shape(), 'c');
      Nd4j.exec(new IsMax(values.dup('c'), first, 2));
      return first.muli(mask);
    }

    @Override
    public INDArray backward(INDArray dy) {
      return dy.reshape('c', dy.size(0), dy.size(1), 1).mul(shares);
    }
  }
}
