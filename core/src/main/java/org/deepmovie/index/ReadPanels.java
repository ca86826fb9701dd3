package org.deepmovie.index;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.deepmovie.store.FloatRows;

/**
 * Panels that are made of vectors outside the heap for each block of queries. They have the bits
 * that {@link StoredPanels} of the same vectors would have.
 *
 * @param vectors finite, not scaled
 */
record ReadPanels(FloatRows vectors, VectorScaling scaling) implements VectorPanels {

  @Override
  public int rows() {
    return vectors.rows();
  }

  @Override
  public float[] vector(int row) {
    float[] vector = vectors.row(row);
    scaling.scale(vector);
    return vector;
  }

  @Override
  public IntFunction<float[]> reader() {
    int dimension = scaling.dimension();
    float[] block = new float[WIDTH * dimension];
    float[] panel = new float[WIDTH * dimension];
    return first -> {
      int count = Math.min(WIDTH, rows() - first);
      Arrays.fill(block, 0);
      vectors.copyTo(first, count, block);
      scaling.scale(block);
      VectorPanels.transpose(block, 0, WIDTH, dimension, panel);
      return panel;
    };
  }
}
