package org.deepmovie.mf.als;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;

/**
 * The weight c - 1 = alpha r of an observation: its confidence c less the confidence of 1 in a
 * missing observation (Hu et al. 2008, section 4).
 *
 * @param measure of r
 * @param scale the scale of the ratings
 */
record ConfidenceWeights(double alpha, ConfidenceMeasure measure, RatingScale scale) {

  /**
   * r: 1, or the rating, counted from 1 at the least of the scale, or 1 + ln n of a count n (Hu et
   * al. 2008, eq. 6: a few users with huge counts would otherwise decide alone).
   */
  double strength(double rating) {
    if (measure == ConfidenceMeasure.ONE) {
      return 1;
    }
    return switch (scale.type()) {
      case RATINGS -> 1 + Math.max(0, rating - scale.min());
      case COUNTS -> 1 + Math.log(Math.max(1, rating));
      case UNARY -> 1;
    };
  }

  /** alpha r. */
  float weight(double rating) {
    return (float) (alpha * strength(rating));
  }

  /**
   * The weights of all interactions of {@code train}; one without a rating has the least rating.
   */
  RatingMatrix weights(Dataset train) {
    CsrMatrix observed = train.implicitFeedback();
    CsrMatrix ratings = train.ratings().byUser();
    return RatingMatrix.of(
        observed.withValues(
            (user, p) -> {
              int rated = ratings.find(user, observed.column(p));
              return weight(rated < 0 ? scale.min() : ratings.value(rated));
            }));
  }
}
