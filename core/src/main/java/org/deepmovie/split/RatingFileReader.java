package org.deepmovie.split;

import java.io.IOException;
import org.deepmovie.data.RatingMatrix;

/** Reads the ratings of a file by the indices of a known data set. */
@FunctionalInterface
public interface RatingFileReader {

  /**
   * The ratings of the file {@code name}.
   *
   * @throws IOException if it cannot be read
   */
  RatingMatrix read(String name) throws IOException;
}
