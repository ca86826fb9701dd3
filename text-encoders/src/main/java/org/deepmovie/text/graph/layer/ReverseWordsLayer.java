package org.deepmovie.text.graph.layer;

import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.ops.NDBase;

/**
 * The words of each text in the reverse order; padding stays behind them. With an LSTM between two
 * of these layers and another beside them a text is read in both directions, which Deeplearning4j's
 * {@code Bidirectional} does without regard to masks.
 *
 * <p>Input and output documents x channels x words. No weights.
 */
public final class ReverseWordsLayer extends ArrayLayer {

  private static final long serialVersionUID = 1;

  private ReverseWordsLayer(Builder builder) {
    super(builder);
  }

  /** Builds a {@link ReverseWordsLayer}. */
  @SuppressWarnings("unchecked") // Deeplearning4j's build() has a type parameter of its own.
  public static final class Builder extends ArrayLayerBuilder<Builder> {

    @Override
    public ReverseWordsLayer build() {
      return new ReverseWordsLayer(this);
    }
  }

  @Override
  List<LayerWeight> weights() {
    return List.of();
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    super.setNIn(input, override);
    this.nOut = nIn;
  }

  @Override
  LayerPass pass(LayerState state) {
    return new ReversePass(state);
  }

  private static final class ReversePass implements LayerPass {

    private final LayerState state;
    private INDArray lengths = Nd4j.empty();

    ReversePass(LayerState state) {
      this.state = state;
    }

    @Override
    public INDArray forward(INDArray x, INDArray mask, boolean training) {
      lengths = state.keep(mask.sum(1).castTo(DataType.INT32));
      return reversed(x);
    }

    @Override
    public INDArray backward(INDArray dy) {
      return reversed(dy);
    }

    private INDArray reversed(INDArray sequence) {
      return new NDBase().reverseSequence(sequence.dup('c'), lengths, 2, 0);
    }
  }
}
