package org.deepmovie.store;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the content of a file, or of an entry of a model file. */
@FunctionalInterface
public interface FileContent {

  /** Writes all of it to {@code out} and leaves {@code out} open. */
  void writeTo(OutputStream out) throws IOException;
}
