package org.deepmovie.internal.deep.tower;

/**
 * A block of a {@link RatingGrid}.
 *
 * @param users its users, with ratings in it or not
 * @param items its items, with ratings in it or not
 * @param userOf for each rating the place of its user in {@code users}
 * @param itemOf for each rating the place of its item in {@code items}
 * @param values the ratings
 */
public record GridBlock(int[] users, int[] items, int[] userOf, int[] itemOf, float[] values) {}
