package org.deepmovie.cli.explore;

import org.deepmovie.data.CsrMatrix;

/**
 * Ratings by the category of the user and the category of the item. A rating counts once for each
 * category of its item, so the shares of a row sum to more than 1 if items have several categories.
 */
public final class CrossTabulation {

  private final Categories users;
  private final Categories items;
  private final int[][] counts;
  private final double[][] sums;
  private final int[] rowTotals;
  private final int[] columnTotals;
  private final int total;

  private CrossTabulation(Categories users, Categories items, CsrMatrix ratings) {
    this.users = users;
    this.items = items;
    this.counts = new int[users.size()][items.size()];
    this.sums = new double[users.size()][items.size()];
    this.rowTotals = new int[users.size()];
    this.columnTotals = new int[items.size()];
    for (int user = 0; user < ratings.rows(); user++) {
      for (int row : users.of(user)) {
        add(row, user, ratings);
      }
      for (int p = ratings.start(user); p < ratings.end(user); p++) {
        for (int column : items.of(ratings.column(p))) {
          columnTotals[column]++;
        }
      }
    }
    this.total = ratings.size();
  }

  private void add(int row, int user, CsrMatrix ratings) {
    rowTotals[row] += ratings.count(user);
    for (int p = ratings.start(user); p < ratings.end(user); p++) {
      for (int column : items.of(ratings.column(p))) {
        counts[row][column]++;
        sums[row][column] += ratings.value(p);
      }
    }
  }

  /** The cross tabulation of {@code ratings}, users x items. */
  public static CrossTabulation of(Categories users, Categories items, CsrMatrix ratings) {
    return new CrossTabulation(users, items, ratings);
  }

  /** The rows. */
  public Categories users() {
    return users;
  }

  /** The columns. */
  public Categories items() {
    return items;
  }

  /** The number of ratings by users of {@code row} of items of {@code column}. */
  public int count(int row, int column) {
    return counts[row][column];
  }

  /** The mean of these ratings, NaN if there are none. */
  public double mean(int row, int column) {
    return sums[row][column] / counts[row][column];
  }

  /** Their share of all ratings by users of {@code row}, from 0 to 1; NaN if there are none. */
  public double share(int row, int column) {
    return (double) counts[row][column] / rowTotals[row];
  }

  /** The share of the ratings of items of {@code column} among all ratings, from 0 to 1. */
  public double shareOfAll(int column) {
    return (double) columnTotals[column] / total;
  }

  /** {@link #share} divided by {@link #shareOfAll}: above 1 if these users rate more such items. */
  public double lift(int row, int column) {
    return share(row, column) / shareOfAll(column);
  }
}
