package org.deepmovie.cli.page;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;

/**
 * Users or items: the half of the data that a chart is about.
 *
 * @param noun "user" or "item"
 * @param ratings with one row for each
 * @param attributes what is known of them
 * @param id of one
 * @param title of one
 */
record Side(
    String noun,
    CsrMatrix ratings,
    Attributes attributes,
    IntFunction<String> id,
    IntFunction<String> title) {

  static Side users(Dataset data) {
    return new Side(
        "user", data.ratings().byUser(), data.userAttributes(), data.users()::id, data.users()::id);
  }

  static Side items(Dataset data) {
    return new Side(
        "item",
        data.ratings().byItem(),
        data.itemAttributes(),
        data.items()::id,
        data.titles()::get);
  }

  /** Whether any has a title apart from its id. */
  boolean hasTitles() {
    return IntStream.range(0, ratings.rows())
        .anyMatch(row -> !title.apply(row).equals(id.apply(row)));
  }
}
