package org.deepmovie.neighborhood.linear;

import java.util.Arrays;

/**
 * Numbers of some pairs of items; those of the others are 0.
 *
 * @param columns by item the other items, ascending
 * @param values by item the numbers of these pairs
 */
record SparseItemPairMatrix(int[][] columns, float[][] values) implements ItemPairMatrix {

  @Override
  public int items() {
    return columns.length;
  }

  @Override
  public void add(int item, float multiple, float[] into) {
    int[] others = columns[item];
    float[] numbers = values[item];
    for (int n = 0; n < others.length; n++) {
      into[others[n]] += multiple * numbers[n];
    }
  }

  @Override
  public float of(int item, int other) {
    int n = Arrays.binarySearch(columns[item], other);
    return n < 0 ? 0 : values[item][n];
  }
}
