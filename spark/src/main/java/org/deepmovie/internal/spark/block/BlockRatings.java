package org.deepmovie.internal.spark.block;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.number.ExactSum;
import scala.Tuple2;

/**
 * The ratings of the rows of a block. Its columns are those rows of the other side that it needs,
 * numbered in the order of their indices, so that the sums of a row run in the same order as on one
 * machine.
 */
public final class BlockRatings implements Serializable {

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

  public int block() {
    return block;
  }

  int columns() {
    return needed.length;
  }

  /** The index of a column on the other side. */
  public int index(int column) {
    return needed[column];
  }

  public BlockRows train() {
    return train;
  }

  public BlockRows validation() {
    return validation;
  }

  /** Row and column of two different ratings of the same time; empty if there are none. */
  public int[] conflict() {
    return conflict;
  }

  /**
   * What the block asks of those of the other side: by their numbers its own number, and the places
   * of the vectors that it needs, ascending.
   */
  public List<Tuple2<Integer, Tuple2<Integer, int[]>>> requests(Blocks other) {
    int[][] places = places(other);
    List<Tuple2<Integer, Tuple2<Integer, int[]>>> requests = new ArrayList<>(places.length);
    for (int sender = 0; sender < places.length; sender++) {
      requests.add(new Tuple2<>(sender, new Tuple2<>(block, places[sender])));
    }
    return requests;
  }

  /** The places of the columns in each block of the other side, ascending. */
  private int[][] places(Blocks other) {
    int[] counts = new int[other.count()];
    for (int row : needed) {
      counts[other.block(row)]++;
    }
    int[][] places = new int[other.count()][];
    Arrays.setAll(places, sender -> new int[counts[sender]]);
    int[] next = new int[other.count()];
    for (int row : needed) {
      int sender = other.block(row);
      places[sender][next[sender]++] = other.place(row);
    }
    return places;
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
  public int[] counts() {
    return IntStream.range(0, train.rows()).map(train::count).toArray();
  }

  /** The sum of the training ratings in units. */
  public ExactSum sum(double unit) {
    ExactSum sum = new ExactSum();
    for (int p = 0; p < train.size(); p++) {
      sum.add(train.value(p, unit));
    }
    return sum;
  }
}
