package org.deepmovie.internal.deep.textcnn;

/**
 * Some items, and some of their ratings. The ratings are numbered item by item.
 *
 * @param items the items' indices
 * @param users the indices of the users of these ratings
 * @param itemStarts where each item's ratings start, and at last their number
 * @param userOf for each rating the place of its user in {@code users}
 * @param itemOf for each rating the place of its item in {@code items}
 * @param values the standardized ratings
 * @param userStarts where each user's ratings start in {@code byUser}, and at last their number
 * @param byUser the numbers of the ratings user by user
 */
public record RatingBlock(
    int[] items,
    int[] users,
    int[] itemStarts,
    int[] userOf,
    int[] itemOf,
    float[] values,
    int[] userStarts,
    int[] byUser) {

  /** The number of ratings. */
  public int size() {
    return values.length;
  }
}
