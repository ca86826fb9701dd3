package org.deepmovie.internal.encoder;

import org.deepmovie.data.FloatMatrix;

/**
 * How an encoder's output f for an entity that it was not trained on is turned into the prior mean
 * v:
 *
 * <pre>  v_0 = intercept + bias f_0        v_k = factors f_k, k from 1</pre>
 *
 * or v = factors f where there is no bias. An encoder fits the vectors it was trained on more
 * closely than others, so its outputs for others are too large. The ratings of {@link
 * HeldOutRatings} tell by how much.
 *
 * @param intercept is added to the bias
 * @param bias multiplies the bias
 * @param factors multiplies the factors
 */
public record EncoderCalibration(double intercept, double bias, double factors) {

  /** The output itself is the prior mean. */
  public static final EncoderCalibration IDENTITY = new EncoderCalibration(0, 1, 1);

  /**
   * The calibration for ratings {@code unit} times as large: biases grow with the ratings, factors
   * with their root.
   */
  public EncoderCalibration times(double unit) {
    return new EncoderCalibration(unit * intercept, unit * bias, Math.sqrt(unit) * factors);
  }

  /**
   * Calibrates the outputs for entities in place.
   *
   * @param outputs f on entry, v on return: entities x outputs
   * @param biased whether component 0 is a bias
   */
  void apply(FloatMatrix outputs, boolean biased) {
    float[] values = outputs.values();
    for (int entity = 0; entity < outputs.rows(); entity++) {
      int at = outputs.offset(entity);
      for (int k = 0; k < outputs.columns(); k++) {
        boolean isBias = biased && k == 0;
        values[at + k] =
            (float) (isBias ? intercept + bias * values[at] : factors * values[at + k]);
      }
    }
  }
}
