package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;

/**
 * The interactions in a file: rentals, views, or ratings whose values are withheld.
 *
 * @param interactions users x items by the indices of a data set, all values being 1
 * @param report what was read
 * @see Dataset#withImplicitFeedback
 */
public record ImplicitFeedback(CsrMatrix interactions, RatingFileReport report) {

  /**
   * Reads a file of interactions in any form of a file of ratings: with columns of users and items
   * that have usual names or, without a header, are the first two. Other columns are ignored; a
   * pair of user and item may occur in several rows.
   *
   * @param dataset the data set of the users and items
   * @throws DataFormatException if the columns are not found, a row cannot be read, or no row has a
   *     user and an item of {@code dataset}
   */
  public static ImplicitFeedback read(Path file, Dataset dataset) throws IOException {
    return DatasetReader.detecting().readFeedback(file, dataset);
  }

  /** The number of rows whose user or item is not in the data set. */
  public int skipped() {
    return report.unknownRows();
  }
}
