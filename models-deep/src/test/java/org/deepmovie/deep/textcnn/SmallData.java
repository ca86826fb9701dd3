package org.deepmovie.deep.textcnn;

import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;

/** Six users and five items of which something, and of some nothing, is known. */
final class SmallData {

  static final int USERS = 6;
  static final int ITEMS = 5;

  /** A user without ratings, but with attributes. */
  static final int NEWCOMER = 4;

  /** A user of whom nothing is known. */
  static final int STRANGER = 5;

  /** An item without ratings, but with attributes and a text. */
  static final int PREMIERE = 3;

  /** An item of which nothing is known. */
  static final int BLANK = 4;

  /** No word stands in more than half of them, so that all are read. */
  static final List<String> TEXTS =
      List.of("w1 w2 w3 w4 w1 w6 w5", "v1 v2 v1", "", "x1 x2 x3 x3 x2 x1 x4 x5", "");

  private SmallData() {}

  static Dataset data() {
    double[][] ratings = {
      {5, 1, 3, 0, 0}, {4, 2, 0, 0, 0}, {0, 5, 1, 0, 0}, {1, 4, 0, 0, 0}, {0, 0, 0, 0, 0}
    };
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int user = 0; user < ratings.length; user++) {
      for (int item = 0; item < ITEMS; item++) {
        if (ratings[user][item] != 0) {
          builder.add(user, item, (float) ratings[user][item]);
        }
      }
    }
    return Dataset.builder(
            "small",
            IdMap.of(IntStream.range(0, USERS).mapToObj(u -> "u" + u).toList()),
            IdMap.of(IntStream.range(0, ITEMS).mapToObj(i -> "i" + i).toList()),
            builder.build(USERS, ITEMS))
        .scale(RatingScale.FIVE_STARS)
        .texts(ItemTexts.of(TEXTS))
        .userAttributes(
            new AttributesBuilder(USERS)
                .add(0, "gender", "f")
                .add(1, "gender", "f")
                .add(2, "gender", "m")
                .add(NEWCOMER, "gender", "m")
                .add(0, "age", "25")
                .add(NEWCOMER, "age", "35")
                .build())
        .itemAttributes(
            new AttributesBuilder(ITEMS)
                .add(0, "genre", "drama")
                .add(0, "genre", "comedy")
                .add(0, "genre", "war")
                .add(1, "genre", "war")
                .add(PREMIERE, "genre", "drama")
                .add(2, "year", "1999")
                .build())
        .build();
  }
}
