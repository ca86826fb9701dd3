package org.deepmovie.cli.page;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;

/**
 * The users or the items of a data set, with their ratings and attributes.
 *
 * @param noun "user" or "item"
 * @param ratings with one row for each user or item
 * @param attributes of the users or items
 * @param id by index
 * @param title by index
 */
record EntityRatings(
    String noun,
    CsrMatrix ratings,
    Attributes attributes,
    IntFunction<String> id,
    IntFunction<String> title) {

  static EntityRatings users(Dataset data) {
    return new EntityRatings(
        "user", data.ratings().byUser(), data.userAttributes(), data.users()::id, data.users()::id);
  }

  static EntityRatings items(Dataset data) {
    return new EntityRatings(
        "item",
        data.ratings().byItem(),
        data.itemAttributes(),
        data.items()::id,
        data.titles()::get);
  }

  /** Whether any title differs from the id. */
  boolean hasTitles() {
    return IntStream.range(0, ratings.rows())
        .anyMatch(row -> !title.apply(row).equals(id.apply(row)));
  }
}
