package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** A dense matrix of items x items. Rows are padded with zeros to the stride that kernels need. */
final class ItemMatrix implements ItemWeights {

  /** Items of whose pairs an array has room. */
  static final int MAX_ITEMS = 46_000;

  private static final String NAME = "item_weights";

  private final int items;
  private final int stride;
  private final float[] values;

  /** A matrix of zeros. */
  ItemMatrix(int items) {
    this.items = items;
    this.stride = Kernels.best().stride(items);
    this.values = new float[Math.multiplyExact(items, stride)];
  }

  @Override
  public int items() {
    return items;
  }

  /** The distance between the starts of two rows. */
  int stride() {
    return stride;
  }

  /** The position of the first entry of {@code row}. */
  int start(int row) {
    return row * stride;
  }

  /** The entries: not a copy. */
  float[] values() {
    return values;
  }

  @Override
  public void add(int item, float multiple, float[] into) {
    Kernels.best().addMultiple(into, 0, multiple, values, start(item), items);
  }

  @Override
  public float of(int item, int other) {
    return values[start(item) + other];
  }

  /** Whether {@code archive} has what {@link #save} wrote. */
  static boolean isIn(ArchiveReader archive) {
    return archive.contains(NAME + ".npy");
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    float[] dense = new float[items * items];
    for (int row = 0; row < items; row++) {
      System.arraycopy(values, start(row), dense, row * items, items);
    }
    archive.floats(NAME, items, items, dense);
  }

  /** Reads what {@link #save} wrote. */
  static ItemMatrix load(ArchiveReader archive, int items) throws IOException {
    float[] dense = archive.floats(NAME, items, items);
    ItemMatrix matrix = new ItemMatrix(items);
    for (int row = 0; row < items; row++) {
      System.arraycopy(dense, row * items, matrix.values, matrix.start(row), items);
    }
    return matrix;
  }
}
