package org.deepmovie.spark;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.DatasetBuilder;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.message.Abbreviation;

/**
 * Items in a DataFrame, for an encoder.
 *
 * @param rows a row by item
 * @param item the column of ids, which are read as strings
 * @param title the column of titles, if there is one
 * @param text the column of texts, if there is one
 * @param attributes the columns of categories: arrays of strings, or strings in which '|' separates
 *     several categories, as in a file of items
 */
public record ItemFrame(
    Dataset<Row> rows,
    String item,
    Optional<String> title,
    Optional<String> text,
    List<String> attributes) {

  private static final String ITEM = "item";
  private static final String TITLE = "title";
  private static final String TEXT = "text";
  private static final Pattern SEPARATOR = Pattern.compile("\\|");

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if a column is missing
   */
  public ItemFrame {
    attributes = List.copyOf(attributes);
    List<String> columns = Arrays.asList(rows.columns());
    Stream.of(Stream.of(item), title.stream(), text.stream(), attributes.stream())
        .flatMap(names -> names)
        .filter(name -> !columns.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "the items have no column '%s', only %s; rename a column, or name it in ItemFrame"
                      .formatted(name, columns));
            });
  }

  /**
   * Items in columns {@code item} and perhaps {@code title} and {@code text}; all others are
   * attributes.
   */
  public static ItemFrame of(Dataset<Row> rows) {
    List<String> columns = Arrays.asList(rows.columns());
    return new ItemFrame(
        rows,
        ITEM,
        Optional.of(TITLE).filter(columns::contains),
        Optional.of(TEXT).filter(columns::contains),
        columns.stream().filter(name -> !List.of(ITEM, TITLE, TEXT).contains(name)).toList());
  }

  /**
   * The items on the driver, in ascending order of their ids, without ratings.
   *
   * @throws IllegalArgumentException if an id is missing, or two rows have the same
   */
  public org.deepmovie.data.Dataset collect() {
    List<Row> collected = rows.withColumn(item, col(item).cast("string")).collectAsList();
    collected.forEach(this::requireId);
    List<Row> items =
        collected.stream().sorted(Comparator.comparing(row -> row.<String>getAs(item))).toList();
    List<String> ids = items.stream().map(row -> row.<String>getAs(item)).toList();
    requireDistinct(ids);
    DatasetBuilder data =
        org.deepmovie.data.Dataset.builder(
                "items", IdMap.of(List.of()), IdMap.of(ids), RatingMatrix.empty(0, ids.size()))
            .scale(RatingScale.FIVE_STARS);
    title.ifPresent(column -> data.titles(titles(items, column)));
    text.ifPresent(column -> data.texts(ItemTexts.of(texts(items, column))));
    return data.itemAttributes(attributes(items).build()).build();
  }

  private void requireId(Row row) {
    if (row.getAs(item) == null) {
      throw new IllegalArgumentException(
          "an item has no id in column '%s'; filter such rows out".formatted(item));
    }
  }

  private static void requireDistinct(List<String> sorted) {
    for (int n = 1; n < sorted.size(); n++) {
      if (sorted.get(n).equals(sorted.get(n - 1))) {
        throw new IllegalArgumentException(
            "item '%s' has several rows; keep one".formatted(Abbreviation.of(sorted.get(n))));
      }
    }
  }

  /** The title of an item without one is its id. */
  private List<String> titles(List<Row> items, String column) {
    return items.stream()
        .map(row -> row.getAs(column) == null ? row.<String>getAs(item) : string(row, column))
        .toList();
  }

  private static List<String> texts(List<Row> items, String column) {
    return items.stream().map(row -> row.getAs(column) == null ? "" : string(row, column)).toList();
  }

  private static String string(Row row, String column) {
    return String.valueOf(row.<Object>getAs(column));
  }

  private AttributesBuilder attributes(List<Row> items) {
    AttributesBuilder builder = new AttributesBuilder(items.size());
    for (String column : attributes) {
      StructField field = rows.schema().fields()[rows.schema().fieldIndex(column)];
      boolean several = field.dataType() instanceof ArrayType;
      for (int n = 0; n < items.size(); n++) {
        for (String category : categories(items.get(n), column, several)) {
          builder.add(n, column, category);
        }
      }
    }
    return builder;
  }

  private static List<String> categories(Row row, String column, boolean several) {
    if (row.getAs(column) == null) {
      return List.of();
    }
    Stream<String> categories =
        several
            ? row.<Object>getList(row.fieldIndex(column)).stream()
                .filter(Objects::nonNull)
                .map(String::valueOf)
            : SEPARATOR.splitAsStream(string(row, column));
    return categories.map(String::strip).filter(category -> !category.isEmpty()).toList();
  }
}
