package org.deepmovie.internal.bayes;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.train.RatingDensity;

/**
 * How firmly hyper-priors keep the variances of factors from vanishing. The published ones, which
 * are scale 1, are exponentially against great precisions. Where ratings are few, that lets all
 * factors together fit noise, so there the scale is almost 0: n^2 / (n^2 + 20^2), n being the mean
 * number of ratings of a user or item.
 *
 * <p>A chain starts with scale 1 and reaches that scale step by step in its first 10 draws. With a
 * small scale at once, factors would vanish before they find what there is to find.
 *
 * @param last the scale after the first draws, above 0
 */
public record FactorPriorScale(double last) {

  /** The published hyper-priors. */
  public static final FactorPriorScale PUBLISHED = new FactorPriorScale(1);

  /** The mean number of ratings at which the scale is one half. */
  private static final double HALF = 20;

  /** How many draws it takes to reach the last scale. */
  public static final int FIRST_DRAWS = 10;

  /** The scale for {@code ratings}, of which there is at least one. */
  public static FactorPriorScale of(RatingMatrix ratings) {
    double n = RatingDensity.of(ratings).meanRatings();
    return new FactorPriorScale(n * n / (n * n + HALF * HALF));
  }

  /** The scale after {@code draws} draws. */
  public double after(int draws) {
    return StrictMath.pow(last, Math.min(1, draws / (double) FIRST_DRAWS));
  }
}
