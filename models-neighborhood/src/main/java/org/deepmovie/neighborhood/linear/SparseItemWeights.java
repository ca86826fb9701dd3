package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** Sparse item weights, by the item i that adds them. */
record SparseItemWeights(CsrMatrix rows) implements ItemWeights {

  private static final String NAME = "item_weights";

  /**
   * Weights given by target item j.
   *
   * @param sources by target the items i that add to it, ascending
   * @param weights by target what these items add
   */
  static SparseItemWeights ofTargets(int[][] sources, float[][] weights) {
    int[] starts = new int[sources.length + 1];
    for (int item = 0; item < sources.length; item++) {
      starts[item + 1] = Math.addExact(starts[item], sources[item].length);
    }
    int[] columns = new int[starts[sources.length]];
    float[] values = new float[columns.length];
    for (int item = 0; item < sources.length; item++) {
      System.arraycopy(sources[item], 0, columns, starts[item], sources[item].length);
      System.arraycopy(weights[item], 0, values, starts[item], sources[item].length);
    }
    return new SparseItemWeights(CsrMatrix.of(sources.length, starts, columns, values).transpose());
  }

  @Override
  public int items() {
    return rows.rows();
  }

  @Override
  public void add(int item, float multiple, float[] into) {
    int end = rows.end(item);
    for (int p = rows.start(item); p < end; p++) {
      into[rows.column(p)] += multiple * rows.value(p);
    }
  }

  @Override
  public float of(int item, int other) {
    int position = rows.find(item, other);
    return position < 0 ? 0 : rows.value(position);
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    rows.save(archive, NAME);
  }

  /** Reads what {@link #save} wrote. */
  static SparseItemWeights load(ArchiveReader archive, int items) throws IOException {
    return new SparseItemWeights(CsrMatrix.load(archive, NAME, items, items));
  }
}
