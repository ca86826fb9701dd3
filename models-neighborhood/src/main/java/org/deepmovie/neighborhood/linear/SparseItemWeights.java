package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** Weights of which most are 0, by the item that adds them. */
record SparseItemWeights(CsrMatrix rows) implements ItemWeights {

  private static final String NAME = "item_weights";

  /**
   * The weights found for each item as a target.
   *
   * @param others by target the items that add to it, ascending
   * @param weights what they add
   */
  static SparseItemWeights ofTargets(int[][] others, float[][] weights) {
    int[] starts = new int[others.length + 1];
    for (int item = 0; item < others.length; item++) {
      starts[item + 1] = Math.addExact(starts[item], others[item].length);
    }
    int[] columns = new int[starts[others.length]];
    float[] values = new float[columns.length];
    for (int item = 0; item < others.length; item++) {
      System.arraycopy(others[item], 0, columns, starts[item], others[item].length);
      System.arraycopy(weights[item], 0, values, starts[item], others[item].length);
    }
    return new SparseItemWeights(CsrMatrix.of(others.length, starts, columns, values).transpose());
  }

  @Override
  public void add(int item, float multiple, float[] scores) {
    int end = rows.end(item);
    for (int p = rows.start(item); p < end; p++) {
      scores[rows.column(p)] += multiple * rows.value(p);
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
