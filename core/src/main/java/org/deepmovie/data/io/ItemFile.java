package org.deepmovie.data.io;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.format.ColumnRole;
import org.deepmovie.internal.format.RowFormats;
import org.deepmovie.internal.rows.DecodedText;
import org.deepmovie.internal.rows.DecodedText.TextSample;
import org.deepmovie.internal.rows.RowFormat;
import org.deepmovie.internal.rows.RowReader;
import org.deepmovie.internal.rows.TextFile;

/**
 * Reads a file that describes items, such as new ones: CSV with a header, and a row for each item.
 * The columns, in any order:
 *
 * <ul>
 *   <li>{@code id}, or a usual name of a column of item ids, such as itemId, movie, ISBN or asin:
 *       required, all different;
 *   <li>{@code title} or {@code name};
 *   <li>{@code text}, {@code plot}, {@code description} or {@code overview};
 *   <li>any other column is an attribute of that name; several categories are separated by bars:
 *       {@code Comedy|Drama}. A model reads the attributes that it was fitted on.
 * </ul>
 */
public final class ItemFile {

  private static final Set<String> ID = Set.of("id", "itemid", "movieid");
  private static final Pattern OTHER_ID =
      Pattern.compile("item|movie|film|book|product|.*id|.*asin|isbn(13)?|sku|tconst");
  private static final Set<String> TITLE = Set.of("title", "name");
  private static final Set<String> TEXT = Set.of("text", "plot", "description", "overview");
  private static final char SEPARATOR = '|';
  private static final int NONE = -1;

  private ItemFile() {}

  /**
   * Reads a file of items, whose fields are separated by commas, semicolons or tabs, as its header
   * shows.
   *
   * @return as {@link #read(Path, char)}
   * @throws DataFormatException as {@link #read(Path, char)}
   */
  public static Dataset read(Path file) throws IOException {
    return TextFile.of(file)
        .parse(
            text -> {
              TextSample sample = text.sample();
              if (RowFormat.undelimited(sample.text()).isPresent()) {
                throw new DataFormatException(
                    text.source(),
                    "is no CSV; write a header such as id,title, and a line an item");
              }
              String header = sample.text().lines().findFirst().orElse("");
              char delimiter = ',';
              for (char other : new char[] {';', '\t'}) {
                delimiter = count(header, other) > count(header, delimiter) ? other : delimiter;
              }
              return read(text, RowFormats.usual(String.valueOf(delimiter), sample));
            });
  }

  private static long count(String text, char delimiter) {
    return text.chars().filter(character -> character == delimiter).count();
  }

  /**
   * Reads a file of items.
   *
   * @param delimiter the character between two fields
   * @return a data set of these items, without users and ratings
   * @throws DataFormatException if a line cannot be read, there is no column of ids, or an id
   *     occurs twice
   */
  public static Dataset read(Path file, char delimiter) throws IOException {
    return TextFile.of(file).parse(text -> read(text, RowFormat.csv(delimiter)));
  }

  private static Dataset read(DecodedText text, RowFormat format) throws IOException {
    String source = text.source();
    RowReader rows = format.open(source, text.reader());
    if (!rows.next()) {
      throw new DataFormatException(source, "is empty; give a header and a line for each item");
    }
    List<String> header = rows.fields();
    int id = column(header, ID);
    id = id == NONE ? usualId(header) : id;
    if (id == NONE) {
      throw rows.error("no column of item ids in the header; name one id");
    }
    int title = column(header, TITLE);
    int plot = column(header, TEXT);
    IdMapBuilder ids = new IdMapBuilder();
    List<List<String>> items = new ArrayList<>();
    while (rows.next()) {
      rows.requireCount(header.size());
      if (ids.add(rows.id(id, "item")) < items.size()) {
        throw rows.error("the second line of the item " + rows.field(id));
      }
      items.add(rows.fields());
    }
    if (items.isEmpty()) {
      throw new DataFormatException(source, "has a header alone; give a line for each item");
    }
    return dataset(source, header, items, ids.build(), new int[] {id, title, plot});
  }

  /** The only column that a file of ratings would name so, but no attribute such as artist. */
  private static int usualId(List<String> header) {
    int[] columns =
        IntStream.of(ColumnRole.ITEM.find(header))
            .filter(c -> OTHER_ID.matcher(ColumnRole.reduced(header.get(c))).matches())
            .toArray();
    return columns.length == 1 ? columns[0] : NONE;
  }

  private static int column(List<String> header, Set<String> names) {
    for (int column = 0; column < header.size(); column++) {
      if (names.contains(header.get(column).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))) {
        return column;
      }
    }
    return NONE;
  }

  private static Dataset dataset(
      String source, List<String> header, List<List<String>> items, IdMap ids, int[] named) {
    AttributesBuilder attributes = new AttributesBuilder(items.size());
    for (int column = 0; column < header.size(); column++) {
      int other = column;
      if (IntStream.of(named).noneMatch(some -> some == other) && !header.get(other).isEmpty()) {
        for (int item = 0; item < items.size(); item++) {
          for (String category :
              Splitter.on(SEPARATOR)
                  .trimResults()
                  .omitEmptyStrings()
                  .split(items.get(item).get(column))) {
            attributes.add(item, header.get(column), category);
          }
        }
      }
    }
    return Dataset.builder(source, IdMap.of(List.of()), ids, RatingMatrix.empty(0, items.size()))
        .scale(RatingScale.FIVE_STARS)
        .titles(values(items, named[1], ids))
        .texts(named[2] == NONE ? ItemTexts.none(items.size()) : texts(items, named[2]))
        .itemAttributes(attributes.build())
        .build();
  }

  private static ItemTexts texts(List<List<String>> items, int column) {
    return ItemTexts.of(items.stream().map(fields -> fields.get(column)).toList());
  }

  /** The titles; that of an item without one is its id. */
  private static List<String> values(List<List<String>> items, int column, IdMap ids) {
    return IntStream.range(0, items.size())
        .mapToObj(
            item ->
                column == NONE || items.get(item).get(column).isEmpty()
                    ? ids.id(item)
                    : items.get(item).get(column))
        .toList();
  }
}
