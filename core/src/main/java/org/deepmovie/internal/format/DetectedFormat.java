package org.deepmovie.internal.format;

import java.io.IOException;
import org.deepmovie.internal.rows.DecodedText;
import org.deepmovie.internal.rows.RowFormat;
import org.deepmovie.internal.rows.RowReader;
import org.deepmovie.internal.rows.TimeParser;

/**
 * The format that the beginning of a file shows.
 *
 * @param rows how the text is divided into rows
 * @param comments the number of rows before the first that is a header or a rating
 * @param columns the columns
 * @param times how times are read
 */
public record DetectedFormat(
    RowFormat rows, int comments, RatingColumns columns, TimeParser times) {

  /** Opens the text; the next row is that of the first rating. */
  public RowReader open(DecodedText text) throws IOException {
    RowReader reader = rows.open(text.source(), text.reader());
    for (int row = 0; row < comments + (columns.header() ? 1 : 0); row++) {
      reader.next();
    }
    return reader;
  }
}
