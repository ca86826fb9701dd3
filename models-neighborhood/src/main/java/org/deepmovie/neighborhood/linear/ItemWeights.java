package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import org.deepmovie.store.ArchiveWriter;

/** The weights B_ij of a linear item model: what item i adds to the score of item j. */
interface ItemWeights extends ItemPairMatrix {

  /** Writes the weights. */
  void save(ArchiveWriter archive) throws IOException;
}
