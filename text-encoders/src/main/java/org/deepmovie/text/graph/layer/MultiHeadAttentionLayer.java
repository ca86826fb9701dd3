package org.deepmovie.text.graph.layer;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Multi-head scaled dot-product attention of the words of each text to each other (Vaswani et al.,
 * NeurIPS 2017, section 3.2):
 *
 * <pre>
 *   [Q K V] = x W + b     A = softmax(Q K' / sqrt(nIn / heads)) V     y = A Wo + bo
 * </pre>
 *
 * <p>Input and output documents x channels x words; nOut = nIn, a multiple of the heads. Weights
 * {@code W}, nIn x 3 nIn, {@code b}, {@code Wo}, nIn x nIn, and {@code bo}. Memory grows with the
 * square of the longest text.
 */
public final class MultiHeadAttentionLayer extends ArrayLayer {

  private static final long serialVersionUID = 1;

  /** Far below every score: its exponential is 0. */
  private static final double MASKED_SCORE = -1e9;

  private final int heads;

  private MultiHeadAttentionLayer(Builder builder) {
    super(builder);
    this.heads = builder.heads;
  }

  /** Builds a {@link MultiHeadAttentionLayer}. */
  @SuppressWarnings("unchecked") // Deeplearning4j's build() has a type parameter of its own.
  public static final class Builder extends ArrayLayerBuilder<Builder> {

    private final int heads;

    /** Attention with the given number of heads. */
    public Builder(int heads) {
      this.heads = heads;
    }

    @Override
    public MultiHeadAttentionLayer build() {
      nOut = nIn;
      requireSizes();
      if (heads < 1 || nIn % heads != 0) {
        throw new IllegalArgumentException("nIn=" + nIn + " is no multiple of heads=" + heads);
      }
      return new MultiHeadAttentionLayer(this);
    }
  }

  @Override
  List<LayerWeight> weights() {
    double inner = Math.sqrt(6.0 / (4 * nIn));
    double outer = Math.sqrt(6.0 / (2 * nIn));
    return List.of(
        LayerWeight.uniform("W", inner, nIn, 3 * nIn),
        LayerWeight.constant("b", 0, 3 * nIn),
        LayerWeight.uniform("Wo", outer, nIn, nIn),
        LayerWeight.constant("bo", 0, nIn));
  }

  @Override
  LayerPass pass(LayerState state) {
    return new AttentionPass(state);
  }

  private final class AttentionPass implements LayerPass {

    private final LayerState state;
    private final long columns = nIn / heads;
    private final double scale = 1 / Math.sqrt(columns);
    private INDArray mask = Nd4j.empty();
    private INDArray rows = Nd4j.empty();

    /** Q, K and V: each documents x heads x words x columns. */
    private final INDArray[] entries = new INDArray[3];

    /** The attention weights, documents x heads x words x words. */
    private INDArray weights = Nd4j.empty();

    private INDArray attended = Nd4j.empty();

    AttentionPass(LayerState state) {
      this.state = state;
    }

    @Override
    public INDArray forward(INDArray x, INDArray mask, boolean training) {
      long documents = x.size(0);
      long words = x.size(2);
      this.mask = state.keep(mask);
      rows = state.keep(Sequences.rows(x));
      INDArray projected =
          rows.mmul(state.weight("W"))
              .addi(state.weight("b").reshape(1, 3 * nIn))
              .reshape('c', documents, words, 3, heads, columns);
      for (int n = 0; n < 3; n++) {
        entries[n] = state.keep(entry(projected, n).permute(0, 2, 1, 3).dup('c'));
      }
      INDArray scores = Nd4j.matmul(entries[0], entries[1], false, true, false).muli(scale);
      INDArray absent = mask.rsub(1).muli(MASKED_SCORE).reshape(documents, 1, 1, words);
      weights = state.keep(Nd4j.nn().softmax(scores.addi(absent), 3));
      attended = state.keep(together(Nd4j.matmul(weights, entries[2])));
      INDArray y = attended.mmul(state.weight("Wo")).addi(state.weight("bo").reshape(1, nIn));
      return Sequences.masked(Sequences.sequence(y, documents), mask);
    }

    /** Q, K or V: a view, documents x words x heads x columns. */
    private static INDArray entry(INDArray projected, int n) {
      return projected.get(
          NDArrayIndex.all(),
          NDArrayIndex.all(),
          NDArrayIndex.point(n),
          NDArrayIndex.all(),
          NDArrayIndex.all());
    }

    /** The heads side by side: rows x nIn. */
    private INDArray together(INDArray byHead) {
      return byHead.permute(0, 2, 1, 3).dup('c').reshape('c', byHead.size(0) * byHead.size(2), nIn);
    }

    @Override
    public INDArray backward(INDArray dy) {
      long documents = dy.size(0);
      long words = dy.size(2);
      INDArray gradient = Sequences.rows(Sequences.masked(dy, mask));
      state.gradient("Wo").assign(attended.transpose().mmul(gradient));
      state.gradient("bo").assign(gradient.sum(0));
      INDArray dAttended =
          gradient
              .mmul(state.weight("Wo").transpose())
              .reshape('c', documents, words, heads, columns)
              .permute(0, 2, 1, 3)
              .dup('c');
      INDArray dWeights = Nd4j.matmul(dAttended, entries[2], false, true, false);
      INDArray along = dWeights.mul(weights).sum(true, 3);
      INDArray dScores = dWeights.sub(along).muli(weights).muli(scale);
      INDArray projected =
          Nd4j.createUninitialized(dy.dataType(), documents, words, 3, heads, columns);
      entry(projected, 0).assign(Nd4j.matmul(dScores, entries[1]).permute(0, 2, 1, 3));
      entry(projected, 1)
          .assign(Nd4j.matmul(dScores, entries[0], true, false, false).permute(0, 2, 1, 3));
      entry(projected, 2)
          .assign(Nd4j.matmul(weights, dAttended, true, false, false).permute(0, 2, 1, 3));
      INDArray flat = projected.reshape('c', documents * words, 3 * nIn);
      state.gradient("W").assign(rows.transpose().mmul(flat));
      state.gradient("b").assign(flat.sum(0));
      INDArray dx = Sequences.sequence(flat.mmul(state.weight("W").transpose()), documents);
      return Sequences.masked(dx, mask);
    }
  }
}
