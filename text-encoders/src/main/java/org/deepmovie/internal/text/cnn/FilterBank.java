package org.deepmovie.internal.text.cnn;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;

/**
 * The filters of a {@link PooledConvolutions}: as many of each width, the widest first. Output c is
 * that of filter c.
 */
final class FilterBank {

  private final int[] widths;
  private final int filters;
  private final int dimensions;
  private final Parameter weights;
  private final Parameter bias;

  /** Where each filter starts in {@code weights}, then where the last one ends. */
  private final int[] offsets;

  /**
   * Filters uniform in +-sqrt(6 / (w dimensions)) with the mean width w (He et al. 2015, eq. 10).
   *
   * @param widths in words, the widest first
   * @param filters the number of filters of each width
   * @param dimensions the length of a word vector
   */
  FilterBank(int[] widths, int filters, int dimensions, ParameterSource source) {
    this.widths = widths;
    this.filters = filters;
    this.dimensions = dimensions;
    long taps = (long) columns() * dimensions;
    double bound = Math.sqrt(6.0 * outputs() / taps);
    this.weights = source.weights("convolution.weights", taps, bound);
    this.bias = source.biases("convolution.bias", outputs());
    this.offsets = new int[outputs() + 1];
    for (int c = 0; c < outputs(); c++) {
      offsets[c + 1] = offsets[c] + widths[c / filters] * dimensions;
    }
  }

  /** The filters, those of the first width first, each width x dimensions; their biases. */
  List<Parameter> parameters() {
    return List.of(weights, bias);
  }

  Parameter weights() {
    return weights;
  }

  Parameter bias() {
    return bias;
  }

  /** The number of filters of all widths. */
  int outputs() {
    return widths.length * filters;
  }

  /** The number of taps of all filters, each of which has a product with every word. */
  int columns() {
    return Arrays.stream(widths).sum() * filters;
  }

  int widest() {
    return widths[0];
  }

  int narrowest() {
    return widths[widths.length - 1];
  }

  /** Where the filter of an output starts in {@link #weights}. */
  int offset(int output) {
    return offsets[output];
  }

  /** The number of weights of the filter of an output. */
  int length(int output) {
    return offsets[output + 1] - offsets[output];
  }

  /**
   * The taps of the filters in the order tap, width, filter. As the widest stand first, the outputs
   * that have a tap k are the first {@link #outputsWithTap}, and their columns stand together.
   */
  float[] weightsByTap() {
    float[] ordered = new float[weights.value().length];
    int target = 0;
    for (int k = 0; k < widest(); k++) {
      for (int c = 0; c < outputsWithTap(k); c++) {
        int source = offsets[c] + k * dimensions;
        System.arraycopy(weights.value(), source, ordered, target, dimensions);
        target += dimensions;
      }
    }
    return ordered;
  }

  /** The number of outputs whose filter has a tap {@code k}. */
  int outputsWithTap(int k) {
    return filters * (int) Arrays.stream(widths).filter(width -> width > k).count();
  }

  /** The first output whose filter is at most {@code words} wide. */
  int firstFitting(int words) {
    int i = 0;
    while (widths[i] > words) {
      i++;
    }
    return i * filters;
  }
}
