package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * The weights B of {@link Ease} for all pairs of items, and what else is needed to update them.
 *
 * @param weights B_ij = -P_ij / P_jj, B_jj = 0
 * @param inverseDiagonal P_jj by item
 */
record EaseWeights(ItemMatrix weights, float[] inverseDiagonal) implements ItemWeights {

  private static final String INVERSE_DIAGONAL = "inverse_diagonal";

  /** The weights for {@code p}, which becomes B. */
  static EaseWeights ofInverse(ItemMatrix p) {
    float[] values = p.values();
    int items = p.items();
    float[] diagonal = new float[items];
    float[] factors = new float[items];
    for (int item = 0; item < items; item++) {
      diagonal[item] = values[p.start(item) + item];
      factors[item] = -1 / diagonal[item];
    }
    for (int item = 0; item < items; item++) {
      for (int other = 0; other < items; other++) {
        values[p.start(item) + other] *= factors[other];
      }
      values[p.start(item) + item] = 0;
    }
    return new EaseWeights(p, diagonal);
  }

  /**
   * P, with rows and columns of items that nobody interacted with at the end.
   *
   * @param items their number, at least that of the weights
   */
  ItemMatrix inverse(int items, double regularization) {
    ItemMatrix p = new ItemMatrix(items);
    for (int i = 0; i < weights.items(); i++) {
      for (int j = 0; j < weights.items(); j++) {
        p.values()[p.start(i) + j] = -weights.of(i, j) * inverseDiagonal[j];
      }
      p.values()[p.start(i) + i] = inverseDiagonal[i];
    }
    for (int i = weights.items(); i < items; i++) {
      p.values()[p.start(i) + i] = (float) (1 / regularization);
    }
    return p;
  }

  @Override
  public int items() {
    return weights.items();
  }

  @Override
  public void add(int item, float multiple, float[] into) {
    weights.add(item, multiple, into);
  }

  @Override
  public float of(int item, int other) {
    return weights.of(item, other);
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    weights.save(archive);
    archive.floats(INVERSE_DIAGONAL, inverseDiagonal);
  }

  /** Reads what {@link #save} wrote, or B alone from a file that is older than updates. */
  static ItemWeights load(ArchiveReader archive, int items) throws IOException {
    ItemMatrix weights = ItemMatrix.load(archive, items);
    if (!archive.contains(INVERSE_DIAGONAL + ".npy")) {
      return weights;
    }
    float[] diagonal = archive.floats(INVERSE_DIAGONAL, items);
    for (float value : diagonal) {
      if (!(value >= Float.MIN_NORMAL)) {
        throw new IllegalArgumentException(
            INVERSE_DIAGONAL + " has " + value + ", but an inverse has positive numbers there");
      }
    }
    return new EaseWeights(weights, diagonal);
  }
}
