package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.format.DetectedFormat;
import org.deepmovie.internal.format.FormatDetector;
import org.deepmovie.internal.format.RatingColumns;
import org.deepmovie.internal.rows.RowReader;
import org.deepmovie.internal.rows.TextFile;

/**
 * The interactions in a file: rentals, views, or ratings whose values are withheld.
 *
 * @param interactions users x items by the indices of a data set, all values being 1
 * @param skipped the number of rows whose user or item is not in the data set
 * @see Dataset#withImplicitFeedback
 */
public record ImplicitFeedback(CsrMatrix interactions, int skipped) {

  /**
   * Reads a delimited file whose header names a column of users and one of items, such as {@code
   * user,item} or {@code userId,movieId,rating,timestamp}. Other columns are ignored; a pair of
   * user and item may occur in several rows.
   *
   * @param dataset the data set of the users and items
   * @throws DataFormatException if the header or a row cannot be read, or no row has a user and an
   *     item of {@code dataset}
   */
  public static ImplicitFeedback read(Path file, Dataset dataset) throws IOException {
    return TextFile.of(file)
        .parse(
            text -> {
              Optional<DetectedFormat> found = FormatDetector.detectHeader(text);
              if (found.isEmpty()) {
                throw new DataFormatException(
                    text.source(),
                    "not a file of interactions: expected a header that names the columns user and"
                        + " item");
              }
              DetectedFormat format = found.get();
              return read(text.source(), format.open(text), format.columns(), dataset);
            });
  }

  private static ImplicitFeedback read(
      String source, RowReader rows, RatingColumns columns, Dataset dataset) throws IOException {
    RatingMatrixBuilder interactions = new RatingMatrixBuilder();
    int skipped = 0;
    while (rows.next()) {
      rows.requireCount(columns.count());
      int user = dataset.users().indexOf(rows.id(columns.user(), "user"));
      int item = dataset.items().indexOf(rows.id(columns.item(), "item"));
      if (user == IdMap.UNKNOWN || item == IdMap.UNKNOWN) {
        skipped++;
      } else {
        interactions.add(user, item, 1);
      }
    }
    if (interactions.size() == 0) {
      throw new DataFormatException(
          source, "none of its " + skipped + " rows has a user and an item of the ratings");
    }
    return new ImplicitFeedback(
        interactions.build(dataset.users().size(), dataset.items().size()).byUser(), skipped);
  }
}
