package org.deepmovie.cli.recommend;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.io.DatasetReader;
import org.deepmovie.data.io.DatasetReading;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.number.PlainNumbers;
import org.deepmovie.recommend.Catalog;

/**
 * The ratings of a new user, as {@code --ratings} gives them: {@code ITEM=RATING,...}, or a file.
 * Of implicit feedback the rating may be left out.
 *
 * @param ratings by external item id, in the order in which they were given
 */
record UserHistory(Map<String, Double> ratings) {

  private static final String STANDARD_INPUT = "-";

  /**
   * Reads {@code text}, or the file of that name if there is one, or standard input for "-".
   *
   * @param scale the scale of the ratings; of implicit feedback they may be left out
   * @param reader reads the file
   * @param err is told what was read, guessed, changed or left out in the file
   * @throws IllegalArgumentException if {@code text} is no history
   * @throws IOException if the file cannot be read
   */
  static UserHistory of(String text, RatingScale scale, DatasetReader reader, PrintWriter err)
      throws IOException {
    if (!isFile(text)) {
      return parse(text, scale.isImplicit());
    }
    DatasetReading reading = reader.readHistory(Path.of(text), scale);
    reading.report().lines().forEach(err::println);
    return of(reading.dataset());
  }

  private static boolean isFile(String text) {
    try {
      Path path = Path.of(text);
      return text.equals(STANDARD_INPUT) || Files.exists(path) && !Files.isDirectory(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static UserHistory of(Dataset history) {
    Map<String, Double> ratings = new LinkedHashMap<>();
    CsrMatrix rows = history.ratings().byUser();
    for (int p = 0; p < rows.size(); p++) {
      ratings.put(history.items().id(rows.column(p)), decimal(rows.value(p)));
    }
    return new UserHistory(ratings);
  }

  /** The double that prints like {@code value}. */
  private static double decimal(float value) {
    return Double.parseDouble(Float.toString(value));
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
    put(item, equals < 0 ? "1" : stripped.substring(equals + 1).strip(), ratings);
  }

  private static String unquoted(String item) {
    boolean quoted = item.length() >= 2 && item.startsWith("\"") && item.endsWith("\"");
    return quoted ? item.substring(1, item.length() - 1).replace("\"\"", "\"") : item;
  }

  private static void put(String item, String rating, Map<String, Double> ratings) {
    OptionalDouble value = number(rating);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "--ratings: rating '"
              + Abbreviation.of(rating)
              + "' of item '"
              + item
              + "' is not a number");
    }
    if (ratings.put(item, value.getAsDouble()) != null) {
      throw new IllegalArgumentException(
          "--ratings: item '" + Abbreviation.of(item) + "' is given twice; give it once");
    }
  }

  private static OptionalDouble number(String text) {
    try {
      double value = PlainNumbers.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
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
