package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;

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
    TextFile text = TextFile.of(file);
    FormatDetector.InteractionFormat format = FormatDetector.detectInteractions(text);
    return text.parse(
        characters -> {
          RowReader rows = RowReader.of(text.name(), characters, format.delimiter());
          ColumnNames header = ColumnNames.of(text.name(), rows, true);
          int user = header.column(format.user());
          int item = header.column(format.item());
          return read(text.name(), rows, header.size(), user, item, dataset);
        });
  }

  private static ImplicitFeedback read(
      String source, RowReader rows, int columns, int userColumn, int itemColumn, Dataset dataset)
      throws IOException {
    RatingMatrixBuilder interactions = new RatingMatrixBuilder();
    int skipped = 0;
    while (rows.next()) {
      rows.requireCount(columns);
      int user = dataset.users().indexOf(rows.id(userColumn, "user"));
      int item = dataset.items().indexOf(rows.id(itemColumn, "item"));
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
