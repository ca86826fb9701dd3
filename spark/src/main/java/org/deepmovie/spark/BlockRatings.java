package org.deepmovie.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;

/**
 * The ratings of the rows of a block. Its columns are those rows of the other side that it needs,
 * numbered in the order of their indices, so that the sums of a row run in the same order as on one
 * machine.
 */
final class BlockRatings implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int block;
  private final int[] needed;
  private final BlockRows train;
  private final BlockRows validation;
  private final int[] conflict;

  /**
   * Ratings in arrays that are not copied.
   *
   * @param needed the indices of the columns on the other side, ascending
   * @param conflict row and column, as indices of the two sides, of two different ratings of the
   *     same time; empty if there are none
   */
  BlockRatings(int block, int[] needed, BlockRows train, BlockRows validation, int[] conflict) {
    this.block = block;
    this.needed = needed;
    this.train = train;
    this.validation = validation;
    this.conflict = conflict;
  }

  int block() {
    return block;
  }

  int columns() {
    return needed.length;
  }

  /** The index of a column on the other side. */
  int index(int column) {
    return needed[column];
  }

  BlockRows train() {
    return train;
  }

  BlockRows validation() {
    return validation;
  }

  /** Row and column of two different ratings of the same time; empty if there are none. */
  int[] conflict() {
    return conflict;
  }

  /** The places of the columns in each block of the other side, ascending. */
  int[][] requests(Blocks other) {
    int[] counts = new int[other.count()];
    for (int row : needed) {
      counts[other.block(row)]++;
    }
    int[][] requests = new int[other.count()][];
    Arrays.setAll(requests, sender -> new int[counts[sender]]);
    int[] next = new int[other.count()];
    for (int row : needed) {
      int sender = other.block(row);
      requests[sender][next[sender]++] = other.place(row);
    }
    return requests;
  }

  /**
   * The vectors of the columns.
   *
   * @param messages by sender: the answers to {@link #requests}
   */
  FloatMatrix assemble(float[][] messages, Blocks other, int dimension) {
    FloatMatrix vectors = new FloatMatrix(needed.length, dimension);
    int[] next = new int[other.count()];
    for (int column = 0; column < needed.length; column++) {
      int sender = other.block(needed[column]);
      System.arraycopy(
          messages[sender], next[sender], vectors.values(), vectors.offset(column), dimension);
      next[sender] += dimension;
    }
    return vectors;
  }

  /** The numbers of training ratings by place. */
  int[] counts() {
    return IntStream.range(0, train.rows()).map(train::count).toArray();
  }

  /** The sum of the training ratings in units. */
  ExactSum sum(double unit) {
    ExactSum sum = new ExactSum();
    for (int p = 0; p < train.size(); p++) {
      sum.add(train.value(p, unit));
    }
    return sum;
  }
}
