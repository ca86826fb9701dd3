package org.deepmovie.deep.autorec;

import java.io.IOException;
import java.util.Optional;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.deep.autorec.HiddenLayers;
import org.deepmovie.internal.deep.autorec.LayerWeights;
import org.deepmovie.internal.deep.autorec.RowInputs;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.nn.Activation;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * Gives a new user a vector: the hidden units of {@code autorec-user} on the user's ratings. A new
 * user has no attributes. Immutable.
 */
final class FoldInEncoder {

  private static final String SETTINGS = "encoder.json";

  private final AutoRecOptions options;
  private final BaselineEstimate baseline;
  private final FloatMatrix weights;
  private final Optional<FloatMatrix> second;
  private final float[] meanHidden;
  private final float[] meanOutput;
  private final HiddenLayers hidden;

  /**
   * An encoder on the given weights, which are not copied.
   *
   * @param baseline the centering of ratings; of users only the mean is used
   * @param weights of the items' ratings, of implicit inputs if there are any, and of the 1: inputs
   *     x units
   * @param second the weights of the second layer, (units below + 1) x units
   * @param meanHidden the mean user's last hidden layer
   * @param meanOutput the mean item's weights of it
   */
  FoldInEncoder(
      AutoRecOptions options,
      BaselineEstimate baseline,
      FloatMatrix weights,
      Optional<FloatMatrix> second,
      float[] meanHidden,
      float[] meanOutput) {
    this.options = options;
    this.baseline = baseline;
    this.weights = weights;
    this.second = second;
    this.meanHidden = meanHidden;
    this.meanOutput = meanOutput;
    this.hidden =
        new HiddenLayers(
            options.activation(), LayerWeights.copyOf(weights), second.map(LayerWeights::copyOf));
  }

  /** The number of inputs that new users have, of {@code items} items. */
  static int inputs(AutoRecOptions options, int items) {
    return (options.implicitInputs() ? 2 : 1) * items + 1;
  }

  /**
   * The vector of a user: a bias, and the hidden units after centering.
   *
   * @param items indices of the rated items, ascending
   * @param ratings their ratings
   * @param unit the unit of inputs, in ratings
   */
  float[] vector(int[] items, double[] ratings, double unit) {
    double bias =
        options.centering() == InputCentering.BASELINE
            ? baseline.userBias(items, ratings, BaselineEstimate.FALLBACK_REGULARIZATION)
            : 0;
    float[] units = encode(items, ratings, bias, unit);
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

  private float[] encode(int[] items, double[] ratings, double bias, double unit) {
    int allItems = baseline.item().length;
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
    return hidden.encode(x, columns);
  }

  void save(ArchiveWriter archive) throws IOException {
    archive.json(SETTINGS, new EncoderSettings(baseline.mean()));
    archive.floats("encoder_item_biases", baseline.item());
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
    int units = options.lastHiddenUnits();
    BaselineEstimate baseline =
        new BaselineEstimate(
            archive.json(SETTINGS, EncoderSettings.class).globalMean(),
            new float[users],
            archive.floats("encoder_item_biases", items));
    FloatMatrix weights =
        FloatMatrix.load(archive, "encoder_weights", inputs(options, items), options.hiddenUnits());
    Optional<FloatMatrix> second = Optional.empty();
    if (options.secondHiddenUnits() > 0) {
      second =
          Optional.of(
              FloatMatrix.load(
                  archive, "encoder_second_weights", options.hiddenUnits() + 1, units));
    }
    return new FoldInEncoder(
        options,
        baseline,
        weights,
        second,
        archive.floats("encoder_mean_hidden", units),
        archive.floats("encoder_mean_output", units));
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
