package org.deepmovie.cli.explore;

import org.deepmovie.data.CsrMatrix;

/**
 * What users of each category rate: ratings by the users' category and the items' category. A
 * rating counts once for each category that its item has, so that shares add up to more than 1
 * where items have several.
 */
public final class CrossTable {

  private final Categories users;
  private final Categories items;
  private final int[][] counts;
  private final double[][] sums;
  private final int[] rowTotals;
  private final int[] columnTotals;
  private final int total;

  private CrossTable(Categories users, Categories items, CsrMatrix ratings) {
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

  /** The table of {@code ratings}, users x items. */
  public static CrossTable of(Categories users, Categories items, CsrMatrix ratings) {
    return new CrossTable(users, items, ratings);
  }

  /** The rows. */
  public Categories users() {
    return users;
  }

  /** The columns. */
  public Categories items() {
    return items;
  }

  /** The number of ratings by users of {@code row} for items of {@code column}. */
  public int count(int row, int column) {
    return counts[row][column];
  }

  /** The mean of these ratings, NaN of none. */
  public double mean(int row, int column) {
    return sums[row][column] / counts[row][column];
  }

  /** Their share of all ratings by users of {@code row}, from 0 to 1; NaN if these have none. */
  public double share(int row, int column) {
    return (double) counts[row][column] / rowTotals[row];
  }

  /** The share of the ratings for items of {@code column} in all ratings, from 0 to 1. */
  public double shareOfAll(int column) {
    return (double) columnTotals[column] / total;
  }

  /** {@link #share} divided by {@link #shareOfAll}: above 1 where these users rate more of it. */
  public double lift(int row, int column) {
    return share(row, column) / shareOfAll(column);
  }
}
