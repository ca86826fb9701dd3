package org.deepmovie.internal.data;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;

/**
 * Renumbers the users and items of a data set by id, and maps the result of a fit back. Stochastic
 * gradient descent visits ratings one by one; in this order its result does not depend on the order
 * of rows in a file. Data that is numbered so already, as all that is read, is used as it is.
 */
public final class CanonicalOrder {

  private final Dataset data;
  private final int[] users;
  private final int[] items;
  private final int[] userRanks;
  private final int[] itemRanks;

  /** Renumbers {@code original}. */
  public CanonicalOrder(Dataset original) {
    this.users = original.users().indicesById();
    this.items = original.items().indicesById();
    this.userRanks = ranks(users);
    this.itemRanks = ranks(items);
    boolean ordered = original.users().isAscending() && original.items().isAscending();
    this.data = ordered ? original : renumbered(original);
  }

  private Dataset renumbered(Dataset original) {
    return Dataset.builder(
            original.name(),
            original.users().inAscendingOrder(),
            original.items().inAscendingOrder(),
            renumbered(original.ratings()))
        .scale(original.scale())
        .implicitFeedback(renumbered(RatingMatrix.of(original.implicitFeedback())).byUser())
        .build();
  }

  private static int[] ranks(int[] order) {
    int[] ranks = new int[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      ranks[order[rank]] = rank;
    }
    return ranks;
  }

  private RatingMatrix renumbered(RatingMatrix original) {
    return original.renumbered(userRanks, itemRanks, original.users(), original.items());
  }

  /** The renumbered data. */
  public Dataset data() {
    return data;
  }

  /** The new index of the user with the index {@code original}. */
  public int user(int original) {
    return userRanks[original];
  }

  /** The new index of the item with the index {@code original}. */
  public int item(int original) {
    return itemRanks[original];
  }

  /**
   * The user biases and the first {@code factors} columns of {@code vectors}, by original index.
   */
  public FloatMatrix originalUsers(float[] biases, FloatMatrix vectors, int factors) {
    return original(users, biases, vectors, factors);
  }

  /**
   * The item biases and the first {@code factors} columns of {@code vectors}, by original index.
   */
  public FloatMatrix originalItems(float[] biases, FloatMatrix vectors, int factors) {
    return original(items, biases, vectors, factors);
  }

  /** The rows of {@code rows}, one per item, by original index. */
  public FloatMatrix originalItems(FloatMatrix rows) {
    FloatMatrix original = new FloatMatrix(rows.rows(), rows.columns());
    for (int rank = 0; rank < items.length; rank++) {
      int from = rows.offset(rank);
      int to = original.offset(items[rank]);
      System.arraycopy(rows.values(), from, original.values(), to, rows.columns());
    }
    return original;
  }

  private static FloatMatrix original(
      int[] order, float[] biases, FloatMatrix vectors, int factors) {
    FloatMatrix original = new FloatMatrix(order.length, 1 + factors);
    for (int rank = 0; rank < order.length; rank++) {
      int at = original.offset(order[rank]);
      original.values()[at] = biases[rank];
      System.arraycopy(vectors.values(), vectors.offset(rank), original.values(), at + 1, factors);
    }
    return original;
  }
}
