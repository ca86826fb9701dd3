package org.deepmovie.data.io;

import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.deepmovie.data.io.DelimitedText.Columns;
import org.deepmovie.data.io.DelimitedText.Options;

/** Tells from a file's first row how it is written. */
final class FormatDetector {

  private static final List<String> DELIMITERS = List.of("::", "\t", ",", ";", "|");
  private static final CharMatcher LETTERS = CharMatcher.inRange('a', 'z');

  private static final Set<String> USER = Set.of("user", "userid");
  private static final Set<String> ITEM = Set.of("item", "itemid", "movie", "movieid");
  private static final Set<String> RATING = Set.of("rating");
  private static final Set<String> TIMESTAMP = Set.of("timestamp", "time");

  private FormatDetector() {}

  static Options detect(Path file) throws IOException {
    TextFile text = TextFile.of(file);
    for (String delimiter : DELIMITERS) {
      List<String> fields = firstRow(text, delimiter);
      if (fields.size() >= 3) {
        Options options = Options.csv().withDelimiter(delimiter);
        if (Float.isFinite(DecimalNumbers.parse(fields.get(2)))) {
          options = options.withoutHeader();
          return fields.size() == 3 ? options : options.withTimestamp("4");
        }
        Columns columns = named(fields);
        if (columns != null) {
          return options
              .withColumns(columns.user(), columns.item(), columns.rating())
              .withTimestamp(columns.timestamp());
        }
      }
    }
    throw unreadable(
        text,
        "not a file of ratings: expected user, item, rating and perhaps a timestamp, between"
            + " commas, tabs, semicolons, bars or '::', or a header that names these columns");
  }

  /** How a file with a column of users and one of items is written. */
  record Pairs(String delimiter, String user, String item) {}

  /** The names by which the header of {@code text} calls users and items. */
  static Pairs detectPairs(TextFile text) throws IOException {
    for (String delimiter : DELIMITERS) {
      List<String> fields = firstRow(text, delimiter);
      String user = find(fields, USER);
      String item = find(fields, ITEM);
      if (user != null && item != null) {
        return new Pairs(delimiter, user, item);
      }
    }
    throw unreadable(
        text, "not a file of feedback: expected a header that names the columns user and item");
  }

  private static DataFormatException unreadable(TextFile text, String problem) throws IOException {
    String line =
        text.parse(
            characters -> {
              DelimitedRowReader rows = new DelimitedRowReader(text.name(), characters, "\t");
              return rows.next() ? rows.line() : "";
            });
    return new DataFormatException(text.name(), 1, line, problem);
  }

  private static List<String> firstRow(TextFile text, String delimiter) throws IOException {
    return text.parse(characters -> firstRow(RowReader.of(text.name(), characters, delimiter)));
  }

  /** The fields of the first row as the reader will see them, or none if they cannot be read so. */
  private static List<String> firstRow(RowReader rows) throws IOException {
    try {
      return rows.next()
          ? IntStream.range(0, rows.count()).mapToObj(rows::field).toList()
          : List.of();
    } catch (DataFormatException otherDelimiter) {
      return List.of();
    }
  }

  /** The columns by their usual names, or null if one is missing. */
  private static Columns named(List<String> header) {
    String user = find(header, USER);
    String item = find(header, ITEM);
    String rating = find(header, RATING);
    return user == null || item == null || rating == null
        ? null
        : new Columns(user, item, rating, find(header, TIMESTAMP));
  }

  /** The first column whose name, of which only letters count, is one of {@code names}. */
  private static String find(List<String> header, Set<String> names) {
    return header.stream()
        .filter(column -> names.contains(LETTERS.retainFrom(column.toLowerCase(Locale.ROOT))))
        .findFirst()
        .orElse(null);
  }
}
