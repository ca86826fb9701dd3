package org.deepmovie.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.model.Workers;

/**
 * A residual block with a projection shortcut (He et al., CVPR 2016, eq. 2) over the words of each
 * text, and the maximum over the text:
 *
 * <pre>
 *   a = relu(BN(conv3(E[x])))     u = relu(BN(conv3(a)) + E[x] S)     z = max over t of u_t
 * </pre>
 *
 * <p>Convolutions see zeros beyond the ends of a text; a text without words has z = 0. What the
 * first convolution and S make of a word depends on the word alone, so one matrix product over the
 * distinct words of a batch does for both; and as the gradient of the maximum reaches one word per
 * text and channel, what is dense behind it is batch normalization's share alone.
 */
final class ResidualBlock implements AutoCloseable {

  private static final int WORDS = 64;
  private static final int TAPS = RowConvolution.WIDTH;

  private final int dimensions;
  private final int channels;
  private final int columns;
  private final Parameter entry;
  private final BatchNorm firstNorm;
  private final RowConvolution convolution;
  private final BatchNorm secondNorm;
  private final Workers workers;
  private final Gemm projection = new Gemm(false, false);
  private final Gemm weightGradient = new Gemm(true, false);
  private final Gemm inputGradient = new Gemm(false, true);
  private TokenRows rows;
  private float[] vectors;
  private float[] projected = new float[0];
  private float[] first = new float[0];
  private float[] active = new float[0];
  private float[] second = new float[0];
  private float[] gradient = new float[0];
  private float[] pooled;
  private int[] maxima;

  /**
   * Weights uniform in +-sqrt(6 / (3 inputs)), with as many inputs as a convolution has.
   *
   * @param dimensions the length of a word vector
   */
  ResidualBlock(
      String name, int dimensions, int channels, ParameterSource source, Workers workers) {
    this.dimensions = dimensions;
    this.channels = channels;
    this.columns = (TAPS + 1) * channels;
    this.workers = workers;
    double bound = Math.sqrt(6.0 / (TAPS * dimensions));
    this.entry = source.weights(name + ".entry", (long) dimensions * columns, bound);
    this.firstNorm = new BatchNorm(name + ".first", channels, source, workers);
    this.convolution = new RowConvolution(name + ".convolution", channels, source);
    this.secondNorm = new BatchNorm(name + ".second", channels, source, workers);
  }

  /**
   * The three taps of the first convolution and S side by side, dimensions x 4 channels; then those
   * of its normalization, of the second convolution and of its normalization.
   */
  List<Parameter> parameters() {
    return Stream.of(
            List.of(entry),
            firstNorm.parameters(),
            convolution.parameters(),
            secondNorm.parameters())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The features z, documents x channels.
   *
   * @param vectors those of the distinct words
   */
  float[] forward(TokenRows rows, float[] vectors, boolean training) {
    this.rows = rows;
    this.vectors = vectors;
    pooled = new float[rows.documents() * channels];
    maxima = new int[pooled.length];
    if (rows.tokens() == 0) {
      return pooled;
    }
    int length = Math.multiplyExact(rows.count(), channels);
    if (first.length < length) {
      first = new float[length];
      active = new float[length];
      second = new float[length];
      gradient = new float[length];
    }
    project();
    rows.forEach(workers, this::firstConvolution);
    firstNorm.fit(rows, first, training);
    rows.clearSeparators(active, channels);
    rows.forEach(workers, this::activation);
    convolution.forward(active, second, rows.count());
    secondNorm.fit(rows, second, training);
    rows.forEach(workers, this::pooling);
    return pooled;
  }

  /** What is no word projects to zero. */
  private void project() {
    int words = rows.words().size();
    int length = Math.multiplyExact(words + 1, columns);
    if (projected.length < length) {
      projected = new float[length];
    }
    projection.multiply(vectors, entry.value, projected, words, columns, dimensions);
    Arrays.fill(projected, words * columns, length, 0);
  }

  private TokenRows.Body firstConvolution() {
    RangeAdder adder = new RangeAdder(channels);
    float[] sum = new float[channels];
    return (document, from, to) -> {
      for (int row = from; row < to; row++) {
        Arrays.fill(sum, 0);
        for (int k = 0; k < TAPS; k++) {
          int word = rows.wordOfRow()[row + k - 1];
          adder.add(1, projected, word * columns + k * channels, channels, sum);
        }
        System.arraycopy(sum, 0, first, row * channels, channels);
      }
    };
  }

  private TokenRows.Body activation() {
    float[] values = new float[channels];
    return (document, from, to) -> {
      for (int row = from; row < to; row++) {
        System.arraycopy(first, row * channels, values, 0, channels);
        for (int c = 0; c < channels; c++) {
          values[c] = Math.max(0, firstNorm.factor[c] * values[c] + firstNorm.offset[c]);
        }
        System.arraycopy(values, 0, active, row * channels, channels);
      }
    };
  }

  private TokenRows.Body pooling() {
    float[] values = new float[channels];
    float[] shortcut = new float[channels];
    float[] best = new float[channels];
    return (document, from, to) -> {
      Arrays.fill(best, 0);
      int offset = document * channels;
      for (int row = from; row < to; row++) {
        int word = rows.wordOfRow()[row];
        System.arraycopy(second, row * channels, values, 0, channels);
        System.arraycopy(projected, word * columns + TAPS * channels, shortcut, 0, channels);
        for (int c = 0; c < channels; c++) {
          values[c] = secondNorm.factor[c] * values[c] + secondNorm.offset[c] + shortcut[c];
        }
        for (int c = 0; c < channels; c++) {
          if (values[c] > best[c]) {
            best[c] = values[c];
            maxima[offset + c] = row;
          }
        }
      }
      System.arraycopy(best, 0, pooled, offset, channels);
    };
  }

  /**
   * From dL/dz sets the gradients of all parameters, after a {@link #forward} in training.
   *
   * @return dL/d(vectors)
   */
  float[] backward(float[] dz) {
    if (rows.tokens() == 0) {
      parameters().forEach(parameter -> Arrays.fill(parameter.gradient, 0));
      return new float[vectors.length];
    }
    for (int p = 0; p < dz.length; p++) {
      dz[p] = pooled[p] > 0 ? dz[p] : 0;
    }
    throughMaximum(dz);
    convolution.backward(gradient, rows.count());
    throughActivation();
    int words = rows.words().size();
    float[] dProjected = new float[words * columns];
    workers.forEach(words, WORDS, (worker, from, to) -> gather(dProjected, from, to));
    for (int p = 0; p < dz.length; p++) {
      int word = dz[p] == 0 ? 0 : rows.wordOfRow()[maxima[p]];
      dProjected[word * columns + TAPS * channels + p % channels] += dz[p];
    }
    weightGradient.multiply(vectors, dProjected, entry.gradient, dimensions, columns, words);
    float[] dVectors = new float[vectors.length];
    inputGradient.multiply(dProjected, entry.value, dVectors, words, dimensions, columns);
    return dVectors;
  }

  /** Sets {@code gradient} to that by the second convolution. */
  private void throughMaximum(float[] dz) {
    double[] sums = new double[channels];
    double[] centeredSums = new double[channels];
    for (int p = 0; p < dz.length; p++) {
      if (dz[p] != 0) {
        int c = p % channels;
        sums[c] += dz[p];
        centeredSums[c] += dz[p] * (second[maxima[p] * channels + c] - secondNorm.center[c]);
      }
    }
    secondNorm.backward(sums, centeredSums);
    rows.clearSeparators(gradient, channels);
    rows.forEach(workers, () -> maximumGradient(dz));
  }

  private TokenRows.Body maximumGradient(float[] dz) {
    float[] values = new float[channels];
    return (document, from, to) -> {
      for (int row = from; row < to; row++) {
        System.arraycopy(second, row * channels, values, 0, channels);
        for (int c = 0; c < channels; c++) {
          values[c] = secondNorm.slope[c] * values[c] + secondNorm.constant[c];
        }
        System.arraycopy(values, 0, gradient, row * channels, channels);
      }
      for (int c = 0; c < channels; c++) {
        int p = document * channels + c;
        if (dz[p] != 0) {
          gradient[maxima[p] * channels + c] += secondNorm.factor[c] * dz[p];
        }
      }
    };
  }

  /** Turns {@code gradient} from that by {@code active} into that by the first convolution. */
  private void throughActivation() {
    double[] sums = rows.sum(workers, 2 * channels, this::activationSums);
    firstNorm.backward(
        Arrays.copyOf(sums, channels), Arrays.copyOfRange(sums, channels, 2 * channels));
    rows.clearSeparators(gradient, channels);
    rows.forEach(workers, this::activationGradient);
  }

  private TokenRows.Body activationSums(float[] total) {
    float[] values = new float[channels];
    float[] slopes = new float[channels];
    float[] above = new float[channels];
    float[] sums = new float[channels];
    float[] centeredSums = new float[channels];
    return (document, from, to) -> {
      for (int row = from; row < to; row++) {
        System.arraycopy(first, row * channels, values, 0, channels);
        System.arraycopy(gradient, row * channels, slopes, 0, channels);
        System.arraycopy(active, row * channels, above, 0, channels);
        for (int c = 0; c < channels; c++) {
          float passed = above[c] > 0 ? slopes[c] : 0;
          sums[c] += passed;
          centeredSums[c] += passed * (values[c] - firstNorm.center[c]);
        }
      }
      System.arraycopy(sums, 0, total, 0, channels);
      System.arraycopy(centeredSums, 0, total, channels, channels);
    };
  }

  private TokenRows.Body activationGradient() {
    float[] values = new float[channels];
    float[] slopes = new float[channels];
    float[] above = new float[channels];
    return (document, from, to) -> {
      for (int row = from; row < to; row++) {
        System.arraycopy(first, row * channels, values, 0, channels);
        System.arraycopy(gradient, row * channels, slopes, 0, channels);
        System.arraycopy(active, row * channels, above, 0, channels);
        for (int c = 0; c < channels; c++) {
          float passed = above[c] > 0 ? firstNorm.factor[c] * slopes[c] : 0;
          values[c] = passed + firstNorm.slope[c] * values[c] + firstNorm.constant[c];
        }
        System.arraycopy(values, 0, gradient, row * channels, channels);
      }
    };
  }

  /** Sums what reaches each tap of each word over the rows in which the word stands. */
  private void gather(float[] dProjected, int fromWord, int toWord) {
    RangeAdder adder = new RangeAdder(channels);
    float[] sum = new float[channels];
    for (int word = fromWord; word < toWord; word++) {
      for (int k = 0; k < TAPS; k++) {
        Arrays.fill(sum, 0);
        for (int p = rows.starts()[word]; p < rows.starts()[word + 1]; p++) {
          adder.add(1, gradient, (rows.rowsByWord()[p] + 1 - k) * channels, channels, sum);
        }
        System.arraycopy(sum, 0, dProjected, word * columns + k * channels, channels);
      }
    }
  }

  @Override
  public void close() {
    projection.close();
    weightGradient.close();
    inputGradient.close();
    convolution.close();
  }
}
