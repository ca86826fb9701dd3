package org.deepmovie.deep.textcnn;

/**
 * Some items, and some of the ratings that they got. The ratings are numbered item by item.
 *
 * @param items the items' indices
 * @param users the indices of all users who gave one of the ratings
 * @param itemStarts where each item's ratings start, and at last their number
 * @param userOf for each rating where its user stands in {@code users}
 * @param itemOf for each rating where its item stands in {@code items}
 * @param values what is to be predicted for each rating
 * @param userStarts where each user's ratings start in {@code byUser}, and at last their number
 * @param byUser the numbers of the ratings user by user
 */
record RatingBlock(
    int[] items,
    int[] users,
    int[] itemStarts,
    int[] userOf,
    int[] itemOf,
    float[] values,
    int[] userStarts,
    int[] byUser) {

  int size() {
    return values.length;
  }
}
