package org.deepmovie.internal.mf.term;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.mf.vector.LearningSettings;

/**
 * Scalar parameters that are learned alike, such as the biases of all users: a step is b &lt;- b +
 * rate (e - lambda b).
 */
public final class ParameterGroup {

  private final float[] values;
  private final boolean learned;
  private final float learningRate;
  private final float[] regularization;

  private ParameterGroup(
      float[] values, boolean learned, float learningRate, float[] regularization) {
    this.values = values;
    this.learned = learned;
    this.learningRate = learningRate;
    this.regularization = regularization;
  }

  /**
   * Parameters, one per row, that every rating of the row takes a step with.
   *
   * @param values where they start; not copied
   */
  public static ParameterGroup of(float[] values, CsrMatrix ratings, LearningSettings settings) {
    return new ParameterGroup(
        values, true, (float) settings.learningRate(), settings.regularization().perEntry(ratings));
  }

  /**
   * Parameters that steps do not change.
   *
   * @param values not copied
   */
  public static ParameterGroup fixed(float[] values) {
    return new ParameterGroup(values, false, 0, new float[0]);
  }

  /**
   * Parameters of 0, each learned from so many ratings.
   *
   * @param counts the numbers of ratings by parameter
   */
  public static ParameterGroup zeros(int[] counts, LearningSettings settings) {
    return new ParameterGroup(
        new float[counts.length],
        true,
        (float) settings.learningRate(),
        perRating(counts, settings.regularization()));
  }

  /**
   * The regularization of parameters for one of the ratings that each is learned from.
   *
   * @param counts the numbers of ratings by parameter
   */
  public static float[] perRating(int[] counts, Regularization regularization) {
    float[] perRating = new float[counts.length];
    for (int n = 0; n < counts.length; n++) {
      int count = Math.max(1, counts[n]);
      perRating[n] = (float) (regularization.of(count) / count);
    }
    return perRating;
  }

  /** The parameters as they are now: not a copy. */
  public float[] values() {
    return values;
  }

  /** Takes a step with parameter {@code n}. */
  public void step(int n, float error, float decay) {
    if (learned) {
      values[n] += decay * learningRate * (error - regularization[n] * values[n]);
    }
  }
}
