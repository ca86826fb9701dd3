package org.deepmovie.internal.text.transformer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.layer.LayerNorm;
import org.deepmovie.internal.nn.layer.RowDropout;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.text.TransformerOptions.NormPlacement;
import org.deepmovie.train.Workers;

/**
 * The residual connection around a sublayer f of input n (Vaswani et al., NeurIPS 2017, section
 * 5.4), with dropout and layer normalization fused into one pass:
 *
 * <pre>
 *   s = x + dropout(f(n) + b)     n' = LN(s)     x' = s or n'
 * </pre>
 *
 * where n' is the input of the next sublayer, and x' the residual stream beside it: s if sublayers
 * normalize their inputs, n' if the stream itself is normalized ({@link NormPlacement#PRE} and
 * {@link NormPlacement#POST}; Xiong et al., ICML 2020, table 1).
 */
final class ResidualSublayer implements AutoCloseable {

  private final int width;
  private final NormPlacement place;
  private final Parameter bias;
  private final LayerNorm norm;
  private final RowDropout dropout;
  private final Workers workers;
  private final Kernels kernels = Kernels.best();
  private final BlasMatrix sums;
  private final BlasMatrix normalized;

  ResidualSublayer(
      String name,
      int width,
      NormPlacement place,
      double dropout,
      ParameterSource source,
      Workers workers) {
    this.width = width;
    this.place = place;
    this.workers = workers;
    this.bias = source.biases(name + ".bias", width);
    this.norm = new LayerNorm(name + ".norm", width, source);
    this.dropout = new RowDropout(dropout, width);
    this.sums = new BlasMatrix(width);
    this.normalized = new BlasMatrix(width);
  }

  /** b, then the parameters of the normalization. */
  List<Parameter> parameters() {
    return Stream.concat(Stream.of(bias), norm.parameters().stream()).toList();
  }

  /** n'. */
  BlasMatrix normalized() {
    return normalized;
  }

  /** x'. */
  BlasMatrix stream() {
    return place == NormPlacement.PRE ? sums : normalized;
  }

  /** Computes n' and x' from x and f(n). */
  void forward(BlasMatrix stream, BlasMatrix sublayer, Optional<SplittableRandom> random) {
    int rows = sublayer.rows();
    sums.resize(rows);
    normalized.resize(rows);
    dropout.draw(random);
    norm.begin(rows);
    float[] biases = RowBlocks.tile(bias.value());
    RowBlocks.forEach(workers, rows, () -> forward(stream, sublayer, biases));
  }

  private RowBlocks.RowTask forward(BlasMatrix stream, BlasMatrix sublayer, float[] biases) {
    float[] x = new float[biases.length];
    float[] f = new float[biases.length];
    float[] factors = new float[biases.length];
    return (first, count) -> {
      stream.get(first, count, x);
      sublayer.get(first, count, f);
      dropout.factors(first, count, factors);
      for (int p = 0; p < count * width; p++) {
        x[p] += factors[p] * (f[p] + biases[p]);
      }
      sums.put(first, count, x);
      norm.forward(x, first, count, f);
      normalized.put(first, count, f);
    };
  }

  /**
   * Replaces dL/dx' by dL/dx, and dL/dn' (without what passes through x') by dL/df; sets the
   * gradients of the parameters.
   */
  void backward(BlasMatrix dStream, BlasMatrix dSublayer) {
    double[] totals =
        RowBlocks.sum(
            workers, sums.rows(), 3 * width, parts -> backward(dStream, dSublayer, parts));
    float[] gradients = new float[totals.length];
    for (int p = 0; p < totals.length; p++) {
      gradients[p] = (float) totals[p];
    }
    for (int p = 0; p < 3; p++) {
      System.arraycopy(gradients, p * width, parameters().get(p).gradient(), 0, width);
    }
  }

  private RowBlocks.RowTask backward(BlasMatrix dStream, BlasMatrix dSublayer, float[] totals) {
    float[] x = new float[RowBlocks.ROWS * width];
    float[] above = new float[x.length];
    float[] d = new float[x.length];
    LayerNorm.LayerNormBackward normBackward = norm.new LayerNormBackward(totals, width);
    return (first, count) -> {
      int length = count * width;
      sums.get(first, count, x);
      dStream.get(first, count, above);
      dSublayer.get(first, count, d);
      if (place == NormPlacement.POST) {
        add(above, d, length);
        Arrays.fill(above, 0, length, 0);
      }
      normBackward.run(x, first, count, d);
      add(above, d, length);
      dStream.put(first, count, d);
      dropout.factors(first, count, above);
      for (int p = 0; p < length; p++) {
        d[p] *= above[p];
      }
      for (int r = 0; r < count; r++) {
        kernels.addMultiple(totals, 0, 1, d, r * width, width);
      }
      dSublayer.put(first, count, d);
    };
  }

  private static void add(float[] values, float[] sum, int length) {
    for (int p = 0; p < length; p++) {
      sum[p] += values[p];
    }
  }

  @Override
  public void close() {
    sums.close();
    normalized.close();
  }
}
