package org.deepmovie.internal.leastsquares;

import java.io.Serializable;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.options.common.RegularizationScaling;

/**
 * The weight of the squared parameters of the users, or of the items, in a loss: for a row of n
 * ratings the strength times 1, sqrt(n) or n.
 *
 * <p>The weights are not normalized to a mean of 1. That would tie the strength to the size of the
 * data: what suits a million ratings would be far too strong for a hundred thousand.
 *
 * @param strength lambda of the formulas, from 0
 * @param scaling how the weight grows with n
 */
public record Regularization(double strength, RegularizationScaling scaling)
    implements Serializable {

  /** The regularization that is {@code factor} times as strong. */
  public Regularization times(double factor) {
    return new Regularization(strength * factor, scaling);
  }

  /** The weight for a row of {@code n} ratings. */
  public double of(int n) {
    return strength * scaling.factor(n);
  }

  /** The weights of all rows; 0 for a row without ratings. */
  public float[] perRow(CsrMatrix ratings) {
    return perRow(IntStream.range(0, ratings.rows()).map(ratings::count).toArray());
  }

  /**
   * The weights as above.
   *
   * @param counts the numbers of ratings by row
   */
  public float[] perRow(int[] counts) {
    float[] weights = new float[counts.length];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = counts[row] == 0 ? 0 : (float) of(counts[row]);
    }
    return weights;
  }

  /**
   * The weights of all rows divided by their numbers of ratings: the share of each of the n steps
   * of stochastic gradient descent in an epoch; 0 for a row without ratings.
   */
  public float[] perEntry(CsrMatrix ratings) {
    float[] weights = perRow(ratings);
    for (int row = 0; row < weights.length; row++) {
      weights[row] /= Math.max(1, ratings.count(row));
    }
    return weights;
  }
}
