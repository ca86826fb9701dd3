package org.deepmovie.cli.explore;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;

/**
 * The sparsity of the rating matrix. Users and items without ratings count only in {@link
 * LongTail#unrated}.
 *
 * @param users distribution of the ratings over users
 * @param items distribution of the ratings over items
 * @param ratings number of ratings
 * @param interactions number of interactions without a rating
 */
public record Sparsity(LongTail users, LongTail items, int ratings, int interactions) {

  /** The sparsity of {@code data}, which has ratings. */
  public static Sparsity of(Dataset data) {
    RatingMatrix ratings = data.ratings();
    return new Sparsity(
        LongTail.of(ratings.byUser()),
        LongTail.of(ratings.byItem()),
        ratings.size(),
        data.implicitFeedback().size() - ratings.size());
  }

  /** Ratings / (users with ratings * items with ratings), from 0 to 1. */
  public double density() {
    return (double) ratings / users.size() / items.size();
  }
}
