package org.deepmovie.hybrid;

import org.deepmovie.data.FloatMatrix;

/**
 * How an encoder's output f for an entity that it was not trained on is turned into the prior mean
 * v:
 *
 * <pre>  v_0 = intercept + bias f_0        v_k = factors f_k, k from 1</pre>
 *
 * or v = factors f where there is no bias. An encoder fits the vectors it was trained on more
 * closely than others, so its outputs for others are too large. The ratings of {@link
 * HeldOutEntities} tell by how much.
 *
 * @param intercept is added to the bias
 * @param bias multiplies the bias
 * @param factors multiplies the factors
 */
record EncoderCalibration(double intercept, double bias, double factors) {

  /** The output itself is the prior mean. */
  static final EncoderCalibration IDENTITY = new EncoderCalibration(0, 1, 1);

  /**
   * Calibrates the output for one entity in place.
   *
   * @param output f on entry, v on return
   * @param biased whether component 0 is a bias
   */
  void apply(FloatMatrix output, int entity, boolean biased) {
    int at = output.offset(entity);
    float[] values = output.values();
    for (int k = 0; k < output.columns(); k++) {
      boolean isBias = biased && k == 0;
      values[at + k] = (float) (isBias ? intercept + bias * values[at] : factors * values[at + k]);
    }
  }
}
