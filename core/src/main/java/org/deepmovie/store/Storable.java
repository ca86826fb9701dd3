package org.deepmovie.store;

import java.io.IOException;

/**
 * A model that can be written to a file. The recommenders of all models of the library implement
 * it; {@link org.deepmovie.models.ModelFile#save} refuses others.
 */
public interface Storable {

  /**
   * Writes the model's own arrays; {@link org.deepmovie.train.Trainer#load} reads them. Ids, titles
   * and training ratings are written by {@link org.deepmovie.models.ModelFile}.
   *
   * @throws IOException if the archive cannot be written
   */
  void save(ArchiveWriter archive) throws IOException;
}
