package org.deepmovie.internal.train;

import org.deepmovie.data.RatingMatrix;

/**
 * How much ratings tell of users and items. Defaults that suit MovieLens fit noise where ratings
 * are sparse; models that know the density do not.
 *
 * @param meanRatings the mean number of ratings of a rated user or item
 * @param meanOverlap how many ratings two users have of the same items, or two items of the same
 *     users, if ratings fall on pairs at random: for S ratings of U users and I items the geometric
 *     mean of both, S^2 / (U I)^1.5. Tastes are learned from these
 */
public record RatingDensity(double meanRatings, double meanOverlap) {

  /** The part of the learning rate that is left where ratings are sparse. */
  private static final double SPARSE_PACE = 0.1;

  /** The density of {@code ratings}. */
  public static RatingDensity of(RatingMatrix ratings) {
    return of(
        ratings.byUser().nonEmptyRows().length,
        ratings.byItem().nonEmptyRows().length,
        ratings.size());
  }

  /** The density of {@code size} ratings of so many rated users and items. */
  public static RatingDensity of(long ratedUsers, long ratedItems, double size) {
    double users = Math.max(1, ratedUsers);
    double items = Math.max(1, ratedItems);
    double pairs = users * items;
    return new RatingDensity(size / (users + items), size * size / (pairs * Math.sqrt(pairs)));
  }

  /** From 0, dense, to 1, sparse: 1 / (1 + meanOverlap^8). */
  public double sparsity() {
    double square = meanOverlap * meanOverlap;
    return 1 / (1 + square * square * square * square);
  }

  /**
   * What a learning rate is multiplied by if a fit starts at the baseline: little is left to learn
   * from sparse ratings, and long steps would go past it in the first epoch. Where ratings are half
   * sparse there is enough to learn, so this falls with the fourth power of the sparsity.
   */
  public double pace() {
    double square = sparsity() * sparsity();
    return 1 - (1 - SPARSE_PACE) * square * square;
  }
}
