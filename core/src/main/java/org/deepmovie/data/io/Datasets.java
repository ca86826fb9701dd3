package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;

/**
 * Reads a data set whose format is detected: the usual entry point.
 *
 * <pre>{@code
 * Dataset data = Datasets.read(Path.of("ratings.csv"));
 * System.out.println(data.users().size() + " users, " + data.ratings().size() + " ratings");
 * }</pre>
 */
public final class Datasets {

  private Datasets() {}

  /**
   * Reads
   *
   * <ul>
   *   <li>a folder or a zip archive of MovieLens data, as {@link MovieLens#read} does, or one with
   *       a single file of ratings,
   *   <li>a file that {@link org.deepmovie.data.binary.DatasetFile} wrote,
   *   <li>any other file as ratings: a row for each, between commas, tabs, semicolons, bars, {@code
   *       ::} or blanks, with a header that has usual names of columns, such as userId, book_id,
   *       stars and timestamp, or in the order user, item, rating and perhaps a time; JSON objects
   *       with such names; or the form of the Netflix Prize. A file may be compressed by gzip.
   * </ul>
   *
   * <p>A {@link DatasetReader} reads the same, takes what is known of the format, and reports what
   * it guessed, changed or left out.
   *
   * @throws IllegalArgumentException if {@code path} is empty
   * @throws DataFormatException if {@code path} is none of these, or a line cannot be read
   */
  public static Dataset read(Path path) throws IOException {
    return DatasetReader.detecting().read(path).dataset();
  }
}
