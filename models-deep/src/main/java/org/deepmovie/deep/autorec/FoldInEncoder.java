package org.deepmovie.deep.autorec;

import java.io.IOException;
import java.util.Optional;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.nn.Activation;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * Gives somebody new a vector: the hidden units of {@code autorec-user} on their ratings. What they
 * are otherwise is not known, and their attributes are no inputs. Immutable.
 */
final class FoldInEncoder {

  private static final Kernels KERNELS = Kernels.best();

  private final AutoRecOptions options;
  private final BaselineEstimate centre;
  private final FloatMatrix weights;
  private final Optional<FloatMatrix> second;
  private final float[] meanHidden;
  private final float[] meanOutput;
  private final HiddenLayers network;

  /**
   * An encoder on the given weights, which are not copied.
   *
   * @param centre what is taken off ratings; of users only the mean is used
   * @param weights of the items' ratings, of who rated if that is an input, and of the 1: inputs x
   *     units
   * @param second the weights of the second layer, units below and the 1 x units
   * @param meanHidden the mean user's last hidden layer
   * @param meanOutput the mean item's weights of it
   */
  FoldInEncoder(
      AutoRecOptions options,
      BaselineEstimate centre,
      FloatMatrix weights,
      Optional<FloatMatrix> second,
      float[] meanHidden,
      float[] meanOutput) {
    this.options = options;
    this.centre = centre;
    this.weights = weights;
    this.second = second;
    this.meanHidden = meanHidden;
    this.meanOutput = meanOutput;
    int stride = KERNELS.stride(weights.columns() + 1);
    this.network =
        new HiddenLayers(
            options.activation(),
            weights.columns(),
            stride,
            widened(weights, stride),
            second.map(
                layer -> {
                  int wide = KERNELS.stride(layer.columns() + 1);
                  return new HiddenLayers.Layer(
                      layer.rows(), layer.columns(), wide, widened(layer, wide));
                }));
  }

  private static float[] widened(FloatMatrix matrix, int stride) {
    float[] wide = new FloatMatrix(matrix.rows(), stride).values();
    for (int row = 0; row < matrix.rows(); row++) {
      System.arraycopy(matrix.values(), matrix.offset(row), wide, row * stride, matrix.columns());
    }
    return wide;
  }

  /**
   * The vector of a person.
   *
   * @param items indices of the rated items, ascending
   * @param ratings their ratings
   * @param unit what inputs are in units of
   */
  float[] vector(int[] items, double[] ratings, double unit) {
    int all = centre.item().length;
    double bias = options.centering() == InputCentering.BASELINE ? bias(items, ratings) : 0;
    double scale = RowInputs.scale(items.length, options.power());
    int marks = options.implicit() ? items.length : 0;
    int[] columns = new int[items.length + marks + 1];
    float[] x = new float[columns.length];
    for (int n = 0; n < items.length; n++) {
      double centred = ratings[n] - centre.value(-1, items[n]) - bias;
      columns[n] = items[n];
      x[n] = (float) (scale * (float) (centred / unit));
    }
    for (int n = 0; n < marks; n++) {
      columns[items.length + n] = all + items[n];
      x[items.length + n] = (float) scale;
    }
    columns[x.length - 1] = weights.rows() - 1;
    x[x.length - 1] = 1;
    float[] hidden = network.encode(x, columns);
    float[] vector = new float[1 + hidden.length];
    double share = 0;
    for (int k = 0; k < hidden.length; k++) {
      vector[1 + k] = hidden[k] - meanHidden[k];
      share += vector[1 + k] * (double) meanOutput[k];
    }
    boolean deviates = options.output() == Activation.IDENTITY;
    vector[0] = (float) (deviates ? bias + unit * share : share);
    return vector;
  }

  private double bias(int[] items, double[] ratings) {
    double residual = 0;
    for (int n = 0; n < items.length; n++) {
      residual += ratings[n] - centre.value(-1, items[n]);
    }
    return residual / (items.length + InputCentering.LAMBDA);
  }

  void save(ArchiveWriter archive) throws IOException {
    archive.json("encoder.json", new Mean(centre.mean()));
    archive.floats("encoder_item_biases", centre.item());
    archive.floats("encoder_mean_hidden", meanHidden);
    archive.floats("encoder_mean_output", meanOutput);
    weights.save(archive, "encoder_weights");
    if (second.isPresent()) {
      second.get().save(archive, "encoder_second_weights");
    }
  }

  /** Reads what {@link #save} wrote. */
  static FoldInEncoder load(AutoRecOptions options, ArchiveReader archive, int users, int items)
      throws IOException {
    int width = options.width();
    BaselineEstimate centre =
        new BaselineEstimate(
            archive.json("encoder.json", Mean.class).mean(),
            new float[users],
            archive.floats("encoder_item_biases", items));
    int inputs = (options.implicit() ? 2 : 1) * items + 1;
    FloatMatrix weights = FloatMatrix.load(archive, "encoder_weights", inputs, options.hidden());
    Optional<FloatMatrix> second = Optional.empty();
    if (options.secondHiddenUnits() > 0) {
      second =
          Optional.of(
              FloatMatrix.load(archive, "encoder_second_weights", options.hidden() + 1, width));
    }
    return new FoldInEncoder(
        options,
        centre,
        weights,
        second,
        archive.floats("encoder_mean_hidden", width),
        archive.floats("encoder_mean_output", width));
  }

  /** What the arrays do not say. */
  record Mean(double mean) {
    Mean {
      if (!Double.isFinite(mean)) {
        throw new IllegalArgumentException("mean " + mean + " is no rating");
      }
    }
  }
}
