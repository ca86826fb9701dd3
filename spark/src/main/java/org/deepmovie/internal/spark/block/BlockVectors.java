package org.deepmovie.internal.spark.block;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.FloatMatrix;
import scala.Tuple2;

/** The vectors of the rows of a block, one after another, and the errors of its ratings. */
public final class BlockVectors implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int block;
  private final float[] values;
  private final BlockErrors errors;

  /** Vectors and the errors of the ratings of the block. */
  public BlockVectors(int block, float[] values, BlockErrors errors) {
    this.block = block;
    this.values = values;
    this.errors = errors;
  }

  /** The number of the block. */
  int block() {
    return block;
  }

  /** The vectors, not a copy. */
  public float[] values() {
    return values;
  }

  /** The squared errors of the ratings of the block. */
  public BlockErrors errors() {
    return errors;
  }

  /**
   * The same vectors, but for those of rows without training ratings.
   *
   * @param others the vectors of these, by place
   */
  public BlockVectors withUnrated(BlockRatings ratings, FloatMatrix others) {
    float[] vectors = values.clone();
    for (int place = 0; place < others.rows(); place++) {
      if (ratings.train().count(place) == 0) {
        int at = others.offset(place);
        System.arraycopy(others.values(), at, vectors, at, others.columns());
      }
    }
    return new BlockVectors(block, vectors, errors);
  }

  /**
   * The same vectors with other biases, which are component 0.
   *
   * @param biases vectors of length 1 of the same rows
   * @param dimension the length of the vectors
   */
  public BlockVectors withBiases(BlockVectors biases, int dimension) {
    float[] vectors = values.clone();
    for (int place = 0; place < biases.values.length; place++) {
      vectors[place * dimension] = biases.values[place];
    }
    return new BlockVectors(block, vectors, errors);
  }

  /**
   * The messages to the blocks of the other side, by their numbers.
   *
   * @param places by block those of the vectors that it needs
   * @param dimension the length of the vectors
   */
  public List<Tuple2<Integer, VectorMessage>> messages(int[][] places, int dimension) {
    List<Tuple2<Integer, VectorMessage>> messages = new ArrayList<>(places.length);
    for (int receiver = 0; receiver < places.length; receiver++) {
      messages.add(
          new Tuple2<>(receiver, new VectorMessage(block, rows(places[receiver], dimension))));
    }
    return messages;
  }

  /** A copy of the vectors of some rows. */
  private float[] rows(int[] rows, int dimension) {
    float[] copies = new float[Math.multiplyExact(rows.length, dimension)];
    for (int n = 0; n < rows.length; n++) {
      System.arraycopy(values, rows[n] * dimension, copies, n * dimension, dimension);
    }
    return copies;
  }
}
