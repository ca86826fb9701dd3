package org.deepmovie.deep.autorec;

import com.google.common.base.Suppliers;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.deep.autorec.HiddenLayers;
import org.deepmovie.internal.deep.autorec.LayerWeights;
import org.deepmovie.internal.deep.autorec.RatedSide;
import org.deepmovie.internal.deep.autorec.RowInputs;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.nn.Activation;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * The part of the network that reads the ratings of a row. {@code autorec-user} gives a new user a
 * vector by it: the hidden units on the user's ratings, without attributes. A warm start takes over
 * its weights. Immutable and thread-safe.
 */
final class RowEncoder {

  private static final String SETTINGS = "encoder.json";

  private final RatedSide side;
  private final AutoRecOptions options;
  private final double globalMean;
  private final float[] columnBiases;
  private final FloatMatrix weights;
  private final Optional<FloatMatrix> second;
  private final float[] meanHidden;
  private final float[] meanOutput;
  private final Supplier<HiddenLayers> hidden;

  /**
   * An encoder on the given weights, which are not copied.
   *
   * @param side of the rows
   * @param globalMean of the ratings, a part of their centering
   * @param columnBiases of the columns, likewise
   * @param weights of the columns' ratings, of implicit inputs if there are any, and of the 1:
   *     inputs x units
   * @param second the weights of the second layer, (units below + 1) x units
   * @param meanHidden the mean row's last hidden layer
   * @param meanOutput the mean column's weights of it
   */
  RowEncoder(
      RatedSide side,
      AutoRecOptions options,
      double globalMean,
      float[] columnBiases,
      FloatMatrix weights,
      Optional<FloatMatrix> second,
      float[] meanHidden,
      float[] meanOutput) {
    this.side = side;
    this.options = options;
    this.globalMean = globalMean;
    this.columnBiases = columnBiases;
    this.weights = weights;
    this.second = second;
    this.meanHidden = meanHidden;
    this.meanOutput = meanOutput;
    this.hidden =
        Suppliers.memoize(
            () ->
                new HiddenLayers(
                    options.activation(),
                    LayerWeights.copyOf(weights),
                    second.map(LayerWeights::copyOf)));
  }

  /** The number of inputs without features, of rows with {@code columns} columns. */
  static int inputs(AutoRecOptions options, int columns) {
    return (options.implicitInputs() ? 2 : 1) * columns + 1;
  }

  /** The weights of the columns' ratings, of implicit inputs if there are any, and of the 1. */
  FloatMatrix weights() {
    return weights;
  }

  /** The weights of the second layer, if there is one. */
  Optional<FloatMatrix> second() {
    return second;
  }

  /** The mean row's last hidden layer. */
  float[] meanHidden() {
    return meanHidden;
  }

  /** The mean column's weights of the last hidden layer. */
  float[] meanOutput() {
    return meanOutput;
  }

  /** The biases of the columns in the centering of the ratings. */
  float[] columnBiases() {
    return columnBiases;
  }

  /**
   * The vector of a user: a bias, and the hidden units after centering.
   *
   * @param items indices of the rated items, ascending
   * @param ratings their ratings
   * @param unit the unit of inputs, in ratings
   */
  float[] vector(int[] items, double[] ratings, double unit) {
    BaselineEstimate baseline = new BaselineEstimate(globalMean, new float[0], columnBiases);
    double bias =
        options.centering() == InputCentering.BASELINE
            ? baseline.userBias(items, ratings, BaselineEstimate.FALLBACK_REGULARIZATION)
            : 0;
    float[] units = encode(baseline, items, ratings, bias, unit);
    float[] vector = new float[1 + units.length];
    double share = 0;
    for (int k = 0; k < units.length; k++) {
      vector[1 + k] = units[k] - meanHidden[k];
      share += vector[1 + k] * (double) meanOutput[k];
    }
    boolean deviation = options.output() == Activation.IDENTITY;
    vector[0] = (float) (deviation ? bias + unit * share : share);
    return vector;
  }

  private float[] encode(
      BaselineEstimate baseline, int[] items, double[] ratings, double bias, double unit) {
    int allItems = columnBiases.length;
    double scale = RowInputs.scale(items.length, options.inputScalingExponent());
    int implicit = options.implicitInputs() ? items.length : 0;
    int[] columns = new int[items.length + implicit + 1];
    float[] x = new float[columns.length];
    for (int n = 0; n < items.length; n++) {
      double centered = ratings[n] - baseline.value(IdMap.UNKNOWN, items[n]) - bias;
      columns[n] = items[n];
      x[n] = (float) (scale * (float) (centered / unit));
    }
    for (int n = 0; n < implicit; n++) {
      columns[items.length + n] = allItems + items[n];
      x[items.length + n] = (float) scale;
    }
    columns[x.length - 1] = weights.rows() - 1;
    x[x.length - 1] = 1;
    return hidden.get().encode(x, columns);
  }

  void save(ArchiveWriter archive) throws IOException {
    archive.json(SETTINGS, new EncoderSettings(globalMean));
    archive.floats(biasesName(side), columnBiases);
    archive.floats("encoder_mean_hidden", meanHidden);
    archive.floats("encoder_mean_output", meanOutput);
    weights.save(archive, "encoder_weights");
    if (second.isPresent()) {
      second.get().save(archive, "encoder_second_weights");
    }
  }

  private static String biasesName(RatedSide side) {
    return side == RatedSide.USER ? "encoder_item_biases" : "encoder_user_biases";
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param columns their number
   * @return empty if the file is of {@code autorec-item} and has no encoder
   */
  static Optional<RowEncoder> load(
      RatedSide side, AutoRecOptions options, ArchiveReader archive, int columns)
      throws IOException {
    if (side == RatedSide.ITEM && !archive.contains(SETTINGS)) {
      return Optional.empty();
    }
    int units = options.lastHiddenUnits();
    double globalMean = archive.json(SETTINGS, EncoderSettings.class).globalMean();
    float[] columnBiases = archive.floats(biasesName(side), columns);
    FloatMatrix weights =
        FloatMatrix.load(
            archive, "encoder_weights", inputs(options, columns), options.hiddenUnits());
    Optional<FloatMatrix> second = Optional.empty();
    if (options.secondHiddenUnits() > 0) {
      second =
          Optional.of(
              FloatMatrix.load(
                  archive, "encoder_second_weights", options.hiddenUnits() + 1, units));
    }
    return Optional.of(
        new RowEncoder(
            side,
            options,
            globalMean,
            columnBiases,
            weights,
            second,
            archive.floats("encoder_mean_hidden", units),
            archive.floats("encoder_mean_output", units)));
  }

  /** What is stored beside the arrays. */
  private record EncoderSettings(double globalMean) {
    EncoderSettings {
      if (!NumberLimits.isInData(globalMean)) {
        throw new IllegalArgumentException(
            "global mean " + globalMean + " in " + SETTINGS + " is not a rating");
      }
    }
  }
}
