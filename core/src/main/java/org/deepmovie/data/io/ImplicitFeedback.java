package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;

/**
 * Who had to do with what, as a file tells it: rentals, views, ratings whose value is withheld.
 *
 * @param rows users x items in the index space of a data set, all values being 1
 * @param skipped how many rows of the file named a user or an item that the data set does not have
 * @see Dataset#withFeedback
 */
public record ImplicitFeedback(CsrMatrix rows, int skipped) {

  /**
   * Reads a delimited file whose header names a column of users and one of items, such as {@code
   * user,item} or {@code userId,movieId,rating,timestamp}; other columns are not looked at, and a
   * pair may stand in several rows.
   *
   * @param dataset gives the users and items that there are
   * @throws DataFormatException if the header or a row cannot be read, or no row names a user and
   *     an item of {@code dataset}
   */
  public static ImplicitFeedback read(Path file, Dataset dataset) throws IOException {
    TextFile text = TextFile.of(file);
    FormatDetector.Pairs pairs = FormatDetector.detectPairs(text);
    return text.parse(
        characters -> {
          RowReader rows = RowReader.of(text.name(), characters, pairs.delimiter());
          ColumnNames header = ColumnNames.of(text.name(), rows, true);
          return read(
              text.name(),
              rows,
              header.size(),
              header.column(pairs.user()),
              header.column(pairs.item()),
              dataset);
        });
  }

  private static ImplicitFeedback read(
      String source, RowReader rows, int columns, int userColumn, int itemColumn, Dataset dataset)
      throws IOException {
    RatingMatrix.Builder known = new RatingMatrix.Builder();
    int skipped = 0;
    while (rows.next()) {
      rows.requireCount(columns);
      int user = dataset.users().indexOf(rows.id(userColumn, "user"));
      int item = dataset.items().indexOf(rows.id(itemColumn, "item"));
      if (user == IdMap.UNKNOWN || item == IdMap.UNKNOWN) {
        skipped++;
      } else {
        known.add(user, item, 1);
      }
    }
    if (known.size() == 0) {
      throw new DataFormatException(
          source, "none of its " + skipped + " rows names a user and an item of the ratings");
    }
    return new ImplicitFeedback(
        known.build(dataset.users().size(), dataset.items().size()).byUser(), skipped);
  }
}
