package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import org.deepmovie.store.ArchiveWriter;

/** What each item adds to the scores of all items. */
public interface ItemWeights {

  /** Adds {@code multiple} times what {@code item} adds to {@code scores}. */
  void add(int item, float multiple, float[] scores);

  /** What {@code item} adds to the score of {@code other}. */
  float of(int item, int other);

  /** Writes the weights. */
  void save(ArchiveWriter archive) throws IOException;
}
