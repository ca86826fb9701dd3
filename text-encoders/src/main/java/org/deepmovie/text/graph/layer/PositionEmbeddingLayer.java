package org.deepmovie.text.graph.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.deepmovie.internal.nn.math.SineWaves;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Adds a vector for its position to that of each word (Vaswani et al., NeurIPS 2017, sections 3.4
 * and 3.5):
 *
 * <pre>
 *   y_t = sqrt(nOut) x_t W + P_t + b
 * </pre>
 *
 * where W is left out if nIn = nOut. P is learned, or P_(t,2i) = sin(t / 10000^(2i/nOut)) and
 * P_(t,2i+1) = cos(t / 10000^(2i/nOut)).
 *
 * <p>Input documents x nIn x words, output documents x nOut x words. Weights {@code W}, nIn x nOut,
 * {@code P}, positions x nOut, if it is learned, and {@code b}.
 */
public final class PositionEmbeddingLayer extends ArrayLayer {

  private static final long serialVersionUID = 1;
  private static final double INITIAL_BOUND = 0.25;

  private final int positions;
  private final boolean learned;
  private final transient SineWaves waves;

  private PositionEmbeddingLayer(Builder builder) {
    super(builder);
    this.positions = builder.positions;
    this.learned = builder.learned;
    this.waves = new SineWaves((int) nOut);
  }

  /** Builds a {@link PositionEmbeddingLayer}. */
  @SuppressWarnings("unchecked") // Deeplearning4j's build() has a type parameter of its own.
  public static final class Builder extends ArrayLayerBuilder<Builder> {

    private final int positions;
    private boolean learned = true;

    /** For texts of at most {@code positions} words. */
    public Builder(int positions) {
      this.positions = positions;
    }

    /** Sets whether the vectors are learned, which is the default, or sines and cosines. */
    public Builder learned(boolean learned) {
      this.learned = learned;
      return this;
    }

    @Override
    public PositionEmbeddingLayer build() {
      requireSizes();
      return new PositionEmbeddingLayer(this);
    }
  }

  private boolean projects() {
    return nIn != nOut;
  }

  @Override
  List<LayerWeight> weights() {
    List<LayerWeight> weights = new ArrayList<>();
    if (projects()) {
      weights.add(LayerWeight.uniform("W", Math.sqrt(6.0 / (nIn + nOut)), nIn, nOut));
    }
    if (learned) {
      weights.add(LayerWeight.uniform("P", INITIAL_BOUND, positions, nOut));
    }
    weights.add(LayerWeight.constant("b", 0, nOut));
    return weights;
  }

  @Override
  LayerPass pass(LayerState state) {
    return new PositionPass(state);
  }

  private final class PositionPass implements LayerPass {

    private final LayerState state;
    private final double scale = Math.sqrt(nOut);
    private INDArray mask = Nd4j.empty();
    private INDArray rows = Nd4j.empty();

    PositionPass(LayerState state) {
      this.state = state;
    }

    @Override
    public INDArray forward(INDArray x, INDArray mask, boolean training) {
      long documents = x.size(0);
      long words = x.size(2);
      this.mask = state.keep(mask);
      rows = state.keep(Sequences.rows(Sequences.masked(x, mask)));
      INDArray projected = projects() ? rows.mmul(state.weight("W")) : rows;
      INDArray y = projected.mul(scale).reshape('c', documents, words, nOut);
      y.addi(vectors(words, x).reshape(1, words, nOut));
      y.addi(state.weight("b").reshape(1, 1, nOut));
      return Sequences.masked(y.permute(0, 2, 1), mask);
    }

    private INDArray vectors(long words, INDArray like) {
      if (learned) {
        return state.weight("P").get(NDArrayIndex.interval(0, words), NDArrayIndex.all());
      }
      float[] values = Arrays.copyOf(waves.values((int) words), (int) (words * nOut));
      return NdMatrices.matrix(values, words).castTo(like.dataType());
    }

    @Override
    public INDArray backward(INDArray dy) {
      long documents = dy.size(0);
      long words = dy.size(2);
      INDArray gradient = Sequences.rows(Sequences.masked(dy, mask));
      state.gradient("b").assign(gradient.sum(0));
      if (learned) {
        INDArray positionGradient = state.gradient("P");
        positionGradient.assign(0);
        positionGradient
            .get(NDArrayIndex.interval(0, words), NDArrayIndex.all())
            .assign(gradient.reshape('c', documents, words, nOut).sum(0));
      }
      gradient.muli(scale);
      INDArray dRows = gradient;
      if (projects()) {
        state.gradient("W").assign(rows.transpose().mmul(gradient));
        dRows = gradient.mmul(state.weight("W").transpose());
      }
      return Sequences.masked(Sequences.sequence(dRows, documents), mask);
    }
  }
}
