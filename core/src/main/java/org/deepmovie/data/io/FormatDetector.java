package org.deepmovie.data.io;

import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Detects the format of a file from its first row. */
final class FormatDetector {

  private static final List<String> DELIMITERS = List.of("::", "\t", ",", ";", "|");
  private static final CharMatcher LETTERS = CharMatcher.inRange('a', 'z');

  private static final Set<String> USER = Set.of("user", "userid");
  private static final Set<String> ITEM = Set.of("item", "itemid", "movie", "movieid");
  private static final Set<String> RATING = Set.of("rating");
  private static final Set<String> TIMESTAMP = Set.of("timestamp", "time");

  private FormatDetector() {}

  /** The format of a file of ratings. */
  static DelimitedFormat detect(Path file) throws IOException {
    TextFile text = TextFile.of(file);
    for (String delimiter : DELIMITERS) {
      List<String> fields = firstRow(text, delimiter);
      if (fields.size() >= 2) {
        DelimitedFormat format = DelimitedFormat.csv().withDelimiter(delimiter);
        if (fields.size() > 2 && Float.isFinite(DecimalNumbers.parse(fields.get(2)))) {
          format = format.withoutHeader();
          return fields.size() == 3 ? format : format.withTimestamp("4");
        }
        Optional<RatingColumns> columns = ratingColumns(fields);
        if (columns.isPresent()) {
          return format.withColumns(columns.get());
        }
      }
    }
    throw unreadable(
        text,
        "not a file of ratings: expected user, item, rating and perhaps a timestamp, between"
            + " commas, tabs, semicolons, bars or '::', or a header that names these columns");
  }

  /** The format of a file of interactions: its delimiter, and its columns of users and items. */
  record InteractionFormat(String delimiter, String user, String item) {}

  /** The format of a file of interactions, by its header. */
  static InteractionFormat detectInteractions(TextFile text) throws IOException {
    for (String delimiter : DELIMITERS) {
      List<String> header = firstRow(text, delimiter);
      Optional<String> user = find(header, USER);
      Optional<String> item = find(header, ITEM);
      if (user.isPresent() && item.isPresent()) {
        return new InteractionFormat(delimiter, user.get(), item.get());
      }
    }
    throw unreadable(
        text, "not a file of interactions: expected a header that names the columns user and item");
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

  /** The fields of the first row, or none if it cannot be read with this delimiter. */
  private static List<String> firstRow(RowReader rows) throws IOException {
    try {
      return rows.next()
          ? IntStream.range(0, rows.count()).mapToObj(rows::field).toList()
          : List.of();
    } catch (DataFormatException otherDelimiter) {
      return List.of();
    }
  }

  /** The columns that {@code header} names; empty if it names no user or no item. */
  private static Optional<RatingColumns> ratingColumns(List<String> header) {
    Optional<String> user = find(header, USER);
    Optional<String> item = find(header, ITEM);
    Optional<String> rating = find(header, RATING);
    Optional<String> time = find(header, TIMESTAMP);
    boolean onlyPairs = header.size() == (time.isPresent() ? 3 : 2);
    return user.isEmpty() || item.isEmpty() || rating.isEmpty() && !onlyPairs
        ? Optional.empty()
        : Optional.of(
            new RatingColumns(
                user.get(), item.get(), rating.orElse(RatingColumns.NO_RATING), time));
  }

  /** The first column whose name, reduced to its letters, is one of {@code names}. */
  private static Optional<String> find(List<String> header, Set<String> names) {
    return header.stream()
        .filter(column -> names.contains(LETTERS.retainFrom(column.toLowerCase(Locale.ROOT))))
        .findFirst();
  }
}
