package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import org.deepmovie.store.ArchiveWriter;

/** The weights B_ij of a linear item model: what item i adds to the score of item j. */
interface ItemWeights {

  /** Adds {@code multiple} times the weights of {@code item} to the scores of all items. */
  void add(int item, float multiple, float[] scores);

  /** What {@code item} adds to the score of {@code other}. */
  float of(int item, int other);

  /** Writes the weights. */
  void save(ArchiveWriter archive) throws IOException;
}
