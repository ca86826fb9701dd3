package org.deepmovie.index;

import java.util.function.IntFunction;

/** Panels on the heap, beside the vectors themselves. */
final class StoredPanels implements VectorPanels {

  private final PreparedVectors vectors;
  private final float[][] panels;

  StoredPanels(PreparedVectors vectors) {
    int dimension = vectors.scaling().dimension();
    this.vectors = vectors;
    this.panels = new float[(vectors.rows() + WIDTH - 1) / WIDTH][dimension * WIDTH];
    for (int n = 0; n < panels.length; n++) {
      int first = n * WIDTH;
      int count = Math.min(WIDTH, vectors.rows() - first);
      VectorPanels.transpose(vectors.values(), first * dimension, count, dimension, panels[n]);
    }
  }

  @Override
  public VectorScaling scaling() {
    return vectors.scaling();
  }

  @Override
  public int rows() {
    return vectors.rows();
  }

  @Override
  public float[] vector(int row) {
    return vectors.vector(row);
  }

  @Override
  public IntFunction<float[]> reader() {
    return first -> panels[first / WIDTH];
  }
}
