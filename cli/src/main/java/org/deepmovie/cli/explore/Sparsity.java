package org.deepmovie.cli.explore;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;

/**
 * How much of the matrix of users and items is known. Users and items without ratings count nowhere
 * but in {@link LongTail#unrated}.
 *
 * @param users how the ratings are spread over users
 * @param items how the ratings are spread over items
 * @param ratings their number
 * @param interactions the number of pairs of a user and an item that are known without a rating
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

  /** The share of the pairs of a rating user and a rated item that have a rating, from 0 to 1. */
  public double density() {
    return (double) ratings / users.size() / items.size();
  }
}
