package org.deepmovie.internal.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.deepmovie.internal.format.DetectedFormat;
import org.deepmovie.internal.format.RatingColumns;
import org.deepmovie.internal.rows.RowFormat;
import org.deepmovie.internal.rows.TimeParser;
import org.jspecify.annotations.Nullable;

/**
 * How a plain text of ratings is divided, and how its fields are read.
 *
 * @param delimiter the bytes between two fields
 * @param quote the quote around fields, or null if quotes are characters like others
 * @param columns the columns
 * @param rowsBefore the number of rows before the first rating
 * @param times reads times
 * @param values gives the value of a text of a rating, NaN if it stands for no rating, and throws
 *     an exception if it is none that is plain
 */
record PlainFormat(
    byte[] delimiter,
    @Nullable Byte quote,
    RatingColumns columns,
    int rowsBefore,
    TimeParser times,
    ToDoubleFunction<String> values) {

  /** The plain form of a format, if it has one. */
  static Optional<PlainFormat> of(
      DetectedFormat format, TimeParser times, ToDoubleFunction<String> values) {
    RowFormat rows = format.rows();
    byte[] delimiter = rows.delimiter().getBytes(StandardCharsets.US_ASCII);
    Character quote = rows.quotes().quote();
    boolean plain =
        rows.syntax() == RowFormat.RowSyntax.DELIMITED
            && !rows.delimiter().isEmpty()
            && !rows.delimiter().equals(RowFormat.BLANKS)
            && rows.delimiter().chars().allMatch(PlainFormat::isPlain)
            && rows.quotes().escape() == null
            && (quote == null || isPlain(quote))
            && format.columns().user() != RatingColumns.NONE;
    return plain
        ? Optional.of(
            new PlainFormat(
                delimiter,
                quote == null ? null : (byte) quote.charValue(),
                format.columns(),
                format.comments() + (format.columns().header() ? 1 : 0),
                times,
                values))
        : Optional.empty();
  }

  private static boolean isPlain(int character) {
    return character < 0x80 && character != '\n' && character != '\r';
  }
}
