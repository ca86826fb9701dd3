package org.deepmovie.split;

import java.io.IOException;
import org.deepmovie.data.RatingMatrix;

/** Reads the ratings of a file into the index space of a data set that is already known. */
@FunctionalInterface
public interface RatingsReader {

  /**
   * The ratings in the file {@code name}.
   *
   * @throws IOException if it cannot be read
   */
  RatingMatrix read(String name) throws IOException;
}
