package org.deepmovie.hybrid;

import org.deepmovie.data.FloatMatrix;

/**
 * How far a network is to be believed of an item that it was not trained on: with f being its
 * output,
 *
 * <pre>  v_0 = intercept + bias f_0        v_k = factors f_k, k from 1</pre>
 *
 * or v = factors f where there is no bias. A network fits the vectors it was shown more closely
 * than others, so that of others it says too much; how much, the ratings of items kept from it
 * tell: {@link HeldOutItems}.
 *
 * @param intercept what is added to the bias
 * @param bias what the bias is multiplied with
 * @param factors what the factors are multiplied with
 */
record EncoderCalibration(double intercept, double bias, double factors) {

  /** The network is believed. */
  static final EncoderCalibration IDENTITY = new EncoderCalibration(0, 1, 1);

  /**
   * Sets v for one item.
   *
   * @param said f on entry, v on return
   * @param biased whether component 0 is a bias
   */
  void apply(FloatMatrix said, int item, boolean biased) {
    int at = said.offset(item);
    float[] values = said.values();
    for (int k = 0; k < said.columns(); k++) {
      boolean isBias = biased && k == 0;
      values[at + k] = (float) (isBias ? intercept + bias * values[at] : factors * values[at + k]);
    }
  }
}
