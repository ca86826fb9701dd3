package org.deepmovie.text.graph.layer;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A convolution over the words of texts, without activation:
 *
 * <pre>
 *   y_t = sum over k &lt; w of x_(t+k) W_k + b
 * </pre>
 *
 * <p>Deeplearning4j's {@code Convolution1D} counts a window as part of the text if any of its words
 * is, so that what stands in the padding matters. Here a text has the windows that lie within it
 * ({@link TextEdges#WITHIN}), or one for each word with zeros beyond both ends ({@link
 * TextEdges#ZEROS}), whatever it is padded to.
 *
 * <p>Input documents x nIn x words, output documents x nOut x windows. Weights {@code W}, nIn x (w
 * nOut), and {@code b}.
 */
public final class MaskedConvolutionLayer extends ArrayLayer {

  private static final long serialVersionUID = 1;

  private final int width;
  private final TextEdges edges;
  private final boolean bias;

  private MaskedConvolutionLayer(Builder builder) {
    super(builder);
    this.width = builder.width;
    this.edges = builder.edges;
    this.bias = builder.bias;
  }

  /** Builds a {@link MaskedConvolutionLayer}. */
  @SuppressWarnings("unchecked") // Deeplearning4j's build() has a type parameter of its own.
  public static final class Builder extends ArrayLayerBuilder<Builder> {

    private final int width;
    private TextEdges edges = TextEdges.WITHIN;
    private boolean bias = true;

    /** A convolution of windows of {@code width} words. */
    public Builder(int width) {
      if (width < 1) {
        throw new IllegalArgumentException("width=" + width + "; give 1 or more");
      }
      this.width = width;
    }

    /** Sets which windows a text has; by default those within it. */
    public Builder edges(TextEdges edges) {
      this.edges = edges;
      return this;
    }

    /** Sets whether there is a bias; by default there is. */
    public Builder hasBias(boolean bias) {
      this.bias = bias;
      return this;
    }

    @Override
    public MaskedConvolutionLayer build() {
      requireSizes();
      return new MaskedConvolutionLayer(this);
    }
  }

  @Override
  List<LayerWeight> weights() {
    List<LayerWeight> weights = new ArrayList<>();
    double bound = Math.sqrt(6.0 / (width * nIn));
    weights.add(LayerWeight.uniform("W", bound, nIn, width * nOut));
    if (bias) {
      weights.add(LayerWeight.constant("b", 0, nOut));
    }
    return weights;
  }

  @Override
  INDArray outputMask(INDArray mask) {
    if (edges == TextEdges.ZEROS || width == 1) {
      return mask;
    }
    long words = mask.size(1);
    INDArray first = Nd4j.ones(mask.dataType(), mask.size(0), 1);
    return words <= width
        ? first
        : Nd4j.concat(1, first, mask.get(NDArrayIndex.all(), NDArrayIndex.interval(width, words)));
  }

  @Override
  LayerPass pass(LayerState state) {
    return new ConvolutionPass(state);
  }

  private final class ConvolutionPass implements LayerPass {

    private final LayerState state;
    private INDArray inputMask = Nd4j.empty();
    private INDArray windowMask = Nd4j.empty();
    private INDArray rows = Nd4j.empty();
    private long before;
    private long words;
    private long windows;

    ConvolutionPass(LayerState state) {
      this.state = state;
    }

    @Override
    public INDArray forward(INDArray x, INDArray mask, boolean training) {
      long documents = x.size(0);
      words = x.size(2);
      boolean zeros = edges == TextEdges.ZEROS;
      before = zeros ? (width - 1) / 2 : 0;
      long after = zeros ? width - 1 - before : Math.max(0, width - words);
      windows = words + before + after - width + 1;
      inputMask = state.keep(mask);
      windowMask = state.keep(outputMask(mask));
      rows = state.keep(Sequences.rows(Sequences.padded(Sequences.masked(x, mask), before, after)));
      INDArray products =
          rows.mmul(state.weight("W")).reshape('c', documents, words + before + after, width, nOut);
      INDArray y = Nd4j.zeros(x.dataType(), documents, windows, nOut);
      for (int k = 0; k < width; k++) {
        y.addi(tap(products, k));
      }
      if (bias) {
        y.addi(state.weight("b").reshape(1, 1, nOut));
      }
      return Sequences.masked(y.permute(0, 2, 1), windowMask);
    }

    /** What tap {@code k} adds to each window: documents x windows x nOut. */
    private INDArray tap(INDArray products, long k) {
      return products.get(
          NDArrayIndex.all(),
          NDArrayIndex.interval(k, k + windows),
          NDArrayIndex.point(k),
          NDArrayIndex.all());
    }

    @Override
    public INDArray backward(INDArray dy) {
      long documents = dy.size(0);
      INDArray gradient = Sequences.masked(dy, windowMask).permute(0, 2, 1);
      long padded = rows.size(0) / documents;
      INDArray products = Nd4j.zeros(dy.dataType(), documents, padded, width, nOut);
      for (int k = 0; k < width; k++) {
        tap(products, k).assign(gradient);
      }
      INDArray flat = products.reshape('c', rows.size(0), width * nOut);
      state.gradient("W").assign(rows.transpose().mmul(flat));
      if (bias) {
        state.gradient("b").assign(gradient.sum(0, 1));
      }
      INDArray dx =
          Sequences.sequence(flat.mmul(state.weight("W").transpose()), documents)
              .get(
                  NDArrayIndex.all(),
                  NDArrayIndex.all(),
                  NDArrayIndex.interval(before, before + words));
      return Sequences.masked(dx, inputMask);
    }
  }
}
