package org.deepmovie.store;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the content of an archive entry. */
@FunctionalInterface
public interface EntryContent {

  /** Writes all of it to {@code out} and leaves {@code out} open. */
  void writeTo(OutputStream out) throws IOException;
}
