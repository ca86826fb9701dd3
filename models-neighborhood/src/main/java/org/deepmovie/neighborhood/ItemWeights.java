package org.deepmovie.neighborhood;

import java.io.IOException;
import org.deepmovie.archive.ArchiveWriter;

/** What each item adds to the scores of all items. */
interface ItemWeights {

  /** Adds {@code multiple} times what {@code item} adds to {@code scores}. */
  void add(int item, float multiple, float[] scores);

  /** What {@code item} adds to the score of {@code other}. */
  float of(int item, int other);

  /** Writes the weights. */
  void save(ArchiveWriter archive) throws IOException;
}
