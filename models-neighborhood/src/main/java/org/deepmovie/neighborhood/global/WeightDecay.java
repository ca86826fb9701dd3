package org.deepmovie.neighborhood.global;

import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.common.RegularizationScaling;

/**
 * By how much the steps of an epoch shrink each weight. A weight that has a part in n ratings is
 * regularized by lambda f(n), f being 1, sqrt(n) or n; each of its n steps takes lambda f(n) / n.
 *
 * @param explicitLambda lambda of the w_ij
 * @param explicitPerRating f(n) / n by position of w_ij
 * @param implicitLambda lambda of the c_ij
 * @param implicitPerRating f(n) / n by position of c_ij
 */
record WeightDecay(
    float explicitLambda,
    float[] explicitPerRating,
    float implicitLambda,
    float[] implicitPerRating) {

  /** f(n) / n for each of {@code counts}, and 0 where n is 0. */
  static float[] perRating(RegularizationScaling scaling, int[] counts) {
    Regularization unit = new Regularization(1, scaling);
    float[] shares = new float[counts.length];
    for (int p = 0; p < shares.length; p++) {
      shares[p] = counts[p] == 0 ? 0 : (float) (unit.of(counts[p]) / counts[p]);
    }
    return shares;
  }
}
