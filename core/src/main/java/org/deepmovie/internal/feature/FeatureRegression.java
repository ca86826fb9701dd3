package org.deepmovie.internal.feature;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.leastsquares.GroupRidge;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * A linear function of the features of an item, fitted in closed form each time it is trained:
 *
 * <pre>
 *   f(X) = b + B' x
 * </pre>
 *
 * with x of {@link ItemFeatures}, and b and B of {@link GroupRidge}. The strength is given, or
 * learned for each group of features: one for output 0, which may be a bias, and one for all
 * others. The loop draws the vectors towards the outputs, so learned strengths fall from epoch to
 * epoch; with vectors of 384 numbers a given one is better. Deterministic: no seed, the same bits
 * at any number of threads.
 */
public final class FeatureRegression implements ItemEncoder {

  private static final int MAGIC = 0x444d4652;
  private static final int VERSION = 1;

  /** The most columns: the time grows with the third power of their number. */
  private static final int MOST_COLUMNS = 4096;

  private static final double FIRST_STRENGTH = 30;
  private static final int FIRST_EVIDENCE_STEPS = 6;
  private static final int EVIDENCE_STEPS = 2;
  private static final int TRAININGS_BETWEEN_EVIDENCE = 4;

  private final ItemFeatures features;
  private final String vectorFiles;
  private final FloatMatrix coefficients;
  private final float[] intercepts;
  private @Nullable FeatureTraining training;

  /** The state of an encoder that can be trained. */
  private static final class FeatureTraining {

    private final Dataset items;
    private final FloatMatrix x;
    private final int[] order;
    private final double fixedStrength;
    private final Workers workers;

    /** By set of outputs, by group: output 0, all others. */
    private final double[][] strengths;

    private float[] weights = new float[0];
    private @Nullable GroupRidge ridge;
    private int trainings;

    FeatureTraining(EncoderContext context, EncodedFeatures encoded, double strength) {
      this.items = context.items();
      this.x = encoded.x();
      this.order = items.items().indicesById();
      this.fixedStrength = strength;
      this.workers = new Workers(context.threads());
      int groups = encoded.features().groupStarts().length - 1;
      this.strengths = new double[2][groups];
      for (double[] set : strengths) {
        Arrays.fill(set, strength > 0 ? strength : FIRST_STRENGTH);
      }
    }

    GroupRidge ridge(ItemFeatures features, float[] given) {
      GroupRidge summed = ridge;
      if (summed == null || !Arrays.equals(weights, given)) {
        weights = given.clone();
        summed = new GroupRidge(x, features.groupStarts(), weights, order, workers);
        ridge = summed;
      }
      return summed;
    }

    int evidenceSteps() {
      if (fixedStrength > 0) {
        return 0;
      }
      if (trainings == 0) {
        return FIRST_EVIDENCE_STEPS;
      }
      return trainings == 1 || trainings % TRAININGS_BETWEEN_EVIDENCE == 0 ? EVIDENCE_STEPS : 0;
    }
  }

  private FeatureRegression(
      ItemFeatures features, String vectorFiles, FloatMatrix coefficients, float[] intercepts) {
    this.features = features;
    this.vectorFiles = vectorFiles;
    this.coefficients = coefficients;
    this.intercepts = intercepts;
  }

  /**
   * A regression with coefficients of 0.
   *
   * @param encoded the items of {@code context}
   * @param vectorFiles files that are read again for new items, separated by plus signs; empty for
   *     none
   * @param strength of the regularization; 0: learned for each group of features
   * @throws IllegalArgumentException if there are too many features
   */
  public static FeatureRegression untrained(
      EncodedFeatures encoded, EncoderContext context, String vectorFiles, double strength) {
    ItemFeatures features = encoded.features();
    if (features.columns() > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "there are "
              + features.columns()
              + " features, more than "
              + MOST_COLUMNS
              + "; give shorter vectors, read no attributes, or lower textDimension where there is"
              + " one");
    }
    FeatureRegression regression =
        new FeatureRegression(
            features,
            vectorFiles,
            new FloatMatrix(context.outputs(), features.columns()),
            new float[context.outputs()]);
    regression.training = new FeatureTraining(context, encoded, strength);
    return regression;
  }

  /**
   * The same features with other coefficients. The result cannot be trained.
   *
   * @param coefficients B, outputs x features
   * @param intercepts b
   */
  public FeatureRegression withCoefficients(FloatMatrix coefficients, float[] intercepts) {
    return new FeatureRegression(features, vectorFiles, coefficients, intercepts);
  }

  /** The same function. The result cannot be trained, so it is immutable. */
  public FeatureRegression withoutTraining() {
    return training == null ? this : withCoefficients(coefficients.copy(), intercepts.clone());
  }

  /**
   * The features of the items that it was made for: items x features.
   *
   * @throws IllegalStateException if it was read from a file
   */
  public FloatMatrix trainingFeatures() {
    if (training == null) {
      throw new IllegalStateException("an encoder that was read from a file has no items");
    }
    return training.x;
  }

  /** What is known of an item, as numbers. */
  public ItemFeatures features() {
    return features;
  }

  @Override
  public double train(FloatMatrix targets, float[] weights) {
    FeatureTraining state = training;
    if (state == null) {
      throw new IllegalStateException("an encoder that was read from a file cannot be trained");
    }
    requireShapes(state, targets, weights);
    double sumOfWeights = 0;
    for (int item : state.order) {
      sumOfWeights += weights[item];
    }
    FloatMatrix centered = centered(state, targets, weights, sumOfWeights);
    GroupRidge ridge = state.ridge(features, weights);
    int steps = state.evidenceSteps();
    double error = 0;
    for (int set = 0; set < state.strengths.length; set++) {
      int from = set;
      int to = set == 0 ? 1 : intercepts.length;
      if (from < to) {
        GroupRidge.Regression fit = ridge.fit(centered, from, to, state.strengths[set], steps);
        state.strengths[set] = fit.strengths();
        error += fit.squaredError();
        for (int k = from; k < to; k++) {
          setCoefficients(k, fit.coefficients()[k - from], ridge.means());
        }
      }
    }
    state.trainings++;
    return error / (sumOfWeights * intercepts.length);
  }

  @Override
  public boolean isClosedForm() {
    return true;
  }

  private void setCoefficients(int output, double[] values, float[] means) {
    double intercept = intercepts[output];
    for (int c = 0; c < values.length; c++) {
      coefficients.set(output, c, (float) values[c]);
      intercept -= values[c] * means[c];
    }
    intercepts[output] = (float) intercept;
  }

  private void requireShapes(FeatureTraining state, FloatMatrix targets, float[] weights) {
    int items = state.items.items().size();
    if (targets.rows() != items || targets.columns() != intercepts.length) {
      throw new IllegalArgumentException(
          "targets are "
              + targets.rows()
              + " x "
              + targets.columns()
              + "; give "
              + items
              + " x "
              + intercepts.length);
    }
    if (weights.length != items) {
      throw new IllegalArgumentException(weights.length + " weights given, " + items + " needed");
    }
    boolean any = false;
    for (float weight : weights) {
      if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a weight is " + weight + "; give finite numbers of at least 0");
      }
      any |= weight > 0;
    }
    if (!any) {
      throw new IllegalArgumentException("no item has a weight above 0");
    }
  }

  /** Sets the intercepts to the weighted means, and returns the targets less these. */
  private FloatMatrix centered(
      FeatureTraining state, FloatMatrix targets, float[] weights, double sumOfWeights) {
    FloatMatrix centered = targets.copy();
    for (int k = 0; k < intercepts.length; k++) {
      double sum = 0;
      for (int item : state.order) {
        sum += weights[item] * (double) targets.get(item, k);
      }
      intercepts[k] = (float) (sum / sumOfWeights);
      for (int item = 0; item < targets.rows(); item++) {
        centered.set(item, k, targets.get(item, k) - intercepts[k]);
      }
    }
    return centered;
  }

  @Override
  public FloatMatrix encode(Dataset items) {
    FeatureTraining state = training;
    FloatMatrix x =
        state != null && state.items == items
            ? state.x
            : features.encodeNew(ItemVectorFiles.addSomeTo(items, vectorFiles));
    FloatMatrix encoded = new FloatMatrix(x.rows(), intercepts.length);
    for (int item = 0; item < x.rows(); item++) {
      for (int k = 0; k < intercepts.length; k++) {
        double sum = intercepts[k];
        int at = x.offset(item);
        int to = coefficients.offset(k);
        for (int c = 0; c < x.columns(); c++) {
          sum += coefficients.values()[to + c] * (double) x.values()[at + c];
        }
        encoded.set(item, k, (float) sum);
      }
    }
    return encoded;
  }

  @Override
  public void save(OutputStream out) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
    DataOutputStream data = new DataOutputStream(checked);
    data.writeInt(MAGIC);
    data.writeInt(VERSION);
    features.write(data);
    data.writeInt(intercepts.length);
    for (float intercept : intercepts) {
      data.writeFloat(intercept);
    }
    for (float coefficient : coefficients.values()) {
      data.writeFloat(coefficient);
    }
    data.writeLong(checked.getChecksum().getValue());
    data.flush();
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param vectorFiles as in {@link #untrained}
   * @throws IOException if it is something else
   */
  public static FeatureRegression load(String vectorFiles, InputStream in) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
    DataInputStream data = new DataInputStream(checked);
    if (data.readInt() != MAGIC || data.readInt() != VERSION) {
      throw new IOException("not the file of a regression on features of version " + VERSION);
    }
    ItemFeatures features = ItemFeatures.read(data);
    int outputs = data.readInt();
    if (outputs < 1
        || features.columns() > MOST_COLUMNS
        || (long) outputs * features.columns() > FloatMatrix.MAX_VALUES) {
      throw new IOException(
          "a regression cannot have "
              + features.columns()
              + " columns and "
              + outputs
              + " outputs");
    }
    float[] intercepts = ItemFeatures.readFloats(data, outputs);
    FloatMatrix coefficients =
        new FloatMatrix(
            outputs,
            features.columns(),
            ItemFeatures.readFloats(data, outputs * features.columns()));
    long checksum = checked.getChecksum().getValue();
    if (data.readLong() != checksum) {
      throw new IOException("the checksum of a regression on features is wrong");
    }
    return new FeatureRegression(features, vectorFiles, coefficients, intercepts);
  }

  @Override
  public void close() {
    if (training != null) {
      training.workers.close();
    }
  }
}
