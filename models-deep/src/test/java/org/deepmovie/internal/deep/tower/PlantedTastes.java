package org.deepmovie.internal.deep.tower;

import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DatasetBuilder;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;

/**
 * Users with even numbers are women and love comedies, the others are men and love westerns; items
 * with even numbers are comedies. The last two users and the last two items have no ratings.
 */
public final class PlantedTastes {

  public static final int USERS = 22;
  public static final int ITEMS = 18;

  private PlantedTastes() {}

  public static Dataset data() {
    return builder().build();
  }

  /** The last two items, which have no ratings, are of another genre. */
  public static Dataset withNewItemsOf(String genre) {
    return builder(genre).build();
  }

  public static Dataset withTexts() {
    List<String> texts =
        IntStream.range(0, ITEMS)
            .mapToObj(i -> i % 2 == 0 ? "laughs jokes" : "horses guns dust")
            .toList();
    return builder().texts(ItemTexts.of(texts)).build();
  }

  /** Ratings alone. */
  public static Dataset bare() {
    return Dataset.builder("bare", ids("u", USERS), ids("i", ITEMS), ratings())
        .scale(RatingScale.FIVE_STARS)
        .build();
  }

  private static DatasetBuilder builder() {
    return builder("comedy", "western");
  }

  private static DatasetBuilder builder(String... genresOfNewItems) {
    AttributesBuilder users = new AttributesBuilder(USERS);
    for (int u = 0; u < USERS; u++) {
      users.add(u, "gender", u % 2 == 0 ? "F" : "M");
      users.add(u, "age", String.valueOf(20 + u));
    }
    AttributesBuilder items = new AttributesBuilder(ITEMS);
    for (int i = 0; i < ITEMS; i++) {
      String[] genres = i < ITEMS - 2 ? new String[] {"comedy", "western"} : genresOfNewItems;
      items.add(i, "genre", genres[i % genres.length]);
    }
    return Dataset.builder("tastes", ids("u", USERS), ids("i", ITEMS), ratings())
        .scale(RatingScale.FIVE_STARS)
        .userAttributes(users.build())
        .itemAttributes(items.build());
  }

  private static RatingMatrix ratings() {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int u = 0; u < USERS - 2; u++) {
      for (int i = 0; i < ITEMS - 2; i++) {
        if ((u + i * 7) % 3 != 0) {
          ratings.add(u, i, u % 2 == i % 2 ? 5 : 1 + (u + i) % 5 / 4);
        }
      }
    }
    return ratings.build(USERS, ITEMS);
  }

  private static IdMap ids(String prefix, int count) {
    return IdMap.of(IntStream.range(0, count).mapToObj(n -> prefix + n).toList());
  }
}
