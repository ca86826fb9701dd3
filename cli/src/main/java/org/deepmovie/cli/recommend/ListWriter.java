package org.deepmovie.cli.recommend;

import java.util.List;
import org.deepmovie.recommend.ScoredItem;

/** Writes the lists of users, one after another. */
@FunctionalInterface
interface ListWriter {

  /**
   * Writes a list.
   *
   * @param user the index of the user
   * @param items best first
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  void write(int user, List<ScoredItem> items);
}
