package org.deepmovie.cli.model;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.io.Abbreviation;
import org.deepmovie.recommend.Catalog;

/**
 * The ratings of a new user, as {@code --ratings} gives them: {@code ITEM=RATING,...}, or a file
 * with an item and a rating in every line. Of implicit feedback the rating may be left out.
 *
 * @param ratings by external item id, in the order in which they were given
 */
record UserHistory(Map<String, Double> ratings) {

  private static final Set<String> ITEM_COLUMNS =
      Set.of("item", "itemid", "movie", "movieid", "id", "product", "productid", "isbn", "asin");

  /**
   * Reads {@code text}, or the file of that name if there is one.
   *
   * @param implicit whether a rating may be left out
   * @throws IllegalArgumentException if an item has no rating, or a rating is not a number
   * @throws IOException if the file cannot be read
   */
  static UserHistory of(String text, boolean implicit) throws IOException {
    try {
      if (Files.isRegularFile(Path.of(text))) {
        return read(Path.of(text), implicit);
      }
    } catch (InvalidPathException e) {
      // It is not the name of a file.
    }
    return parse(text, implicit);
  }

  /** Reads {@code ITEM=RATING,...}; an item with a comma or an equals sign stands in quotes. */
  static UserHistory parse(String text, boolean implicit) {
    Map<String, Double> ratings = new LinkedHashMap<>();
    int start = 0;
    boolean quoted = false;
    for (int n = 0; n <= text.length(); n++) {
      if (n < text.length() && text.charAt(n) == '"') {
        quoted = !quoted;
      } else if (n == text.length() || text.charAt(n) == ',' && !quoted) {
        add(text.substring(start, n), implicit, ratings);
        start = n + 1;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("--ratings " + text + ": a quote is not closed");
    }
    return new UserHistory(ratings);
  }

  private static void add(String pair, boolean implicit, Map<String, Double> ratings) {
    String stripped = pair.strip();
    int equals = stripped.lastIndexOf('=');
    if (equals >= 0 && stripped.indexOf('"', equals) >= 0) {
      equals = -1;
    }
    String item = unquoted(equals < 0 ? stripped : stripped.substring(0, equals).strip());
    if (item.isEmpty() || equals < 0 && !implicit) {
      throw new IllegalArgumentException(
          "--ratings: '"
              + Abbreviation.of(stripped)
              + "' is not ITEM=RATING, and there is no such file; put an item with a comma or an"
              + " equals sign into double quotes");
    }
    put(item, equals < 0 ? "1" : stripped.substring(equals + 1).strip(), "--ratings", ratings);
  }

  private static String unquoted(String item) {
    boolean quoted = item.length() >= 2 && item.startsWith("\"") && item.endsWith("\"");
    return quoted ? item.substring(1, item.length() - 1).replace("\"\"", "\"") : item;
  }

  private static void put(String item, String rating, String source, Map<String, Double> ratings) {
    OptionalDouble value = number(rating);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          source
              + ": rating '"
              + Abbreviation.of(rating)
              + "' of item '"
              + item
              + "' is not a number");
    }
    if (item.indexOf('\n') >= 0 || item.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(
          source + ": the quote that opens here is not closed in its line; close it");
    }
    if (ratings.put(item, value.getAsDouble()) != null) {
      throw new IllegalArgumentException(
          source + ": item '" + Abbreviation.of(item) + "' is given twice; give it once");
    }
  }

  private static OptionalDouble number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static UserHistory read(Path file, boolean implicit) throws IOException {
    Map<String, Double> ratings = new LinkedHashMap<>();
    String first;
    try (Stream<String> lines = Files.lines(file)) {
      first = lines.findFirst().orElse("");
    } catch (UncheckedIOException e) {
      throw new IOException(file + " is not a text in UTF-8", e);
    }
    char delimiter = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder().fieldSeparator(delimiter).skipEmptyLines(true).ofCsvRecord(file)) {
      for (CsvRecord row : rows) {
        String source = file + ":" + row.getStartingLineNumber();
        boolean pair = row.getFieldCount() == 2;
        if (!pair && !(implicit && row.getFieldCount() == 1)) {
          throw new IllegalArgumentException(
              source + ": expected an item and a rating, found " + row.getFieldCount() + " fields");
        }
        String item = row.getField(0).strip();
        boolean header =
            ratings.isEmpty()
                && row.getStartingLineNumber() == 1
                && ITEM_COLUMNS.contains(item.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        if (!header) {
          put(item, pair ? row.getField(1).strip() : "1", source, ratings);
        }
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    if (ratings.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no ratings");
    }
    return new UserHistory(ratings);
  }

  /** The items that {@code catalog} does not know. */
  List<String> unknownTo(Catalog catalog) {
    List<String> unknown = new ArrayList<>(ratings.keySet());
    unknown.removeIf(item -> catalog.items().indexOf(item) != IdMap.UNKNOWN);
    return unknown;
  }

  /** The same history without {@code items}. */
  UserHistory without(List<String> items) {
    Map<String, Double> rest = new LinkedHashMap<>(ratings);
    rest.keySet().removeAll(items);
    return new UserHistory(rest);
  }
}
