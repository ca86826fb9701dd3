package org.deepmovie.neighborhood;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;

/** Data that tests write out. */
public final class SmallRatings {

  private SmallRatings() {}

  /** Ratings by user (rows) of items (columns), 0 for none. */
  public static Dataset of(double[]... ratings) {
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    for (int user = 0; user < ratings.length; user++) {
      for (int item = 0; item < ratings[user].length; item++) {
        if (ratings[user][item] != 0) {
          builder.add(user, item, (float) ratings[user][item]);
        }
      }
    }
    int items = ratings[0].length;
    return Dataset.builder(
            "worked by hand",
            IdMap.of(IntStream.range(0, ratings.length).mapToObj(u -> "u" + u).toList()),
            IdMap.of(IntStream.range(0, items).mapToObj(i -> "i" + i).toList()),
            builder.build(ratings.length, items))
        .scale(RatingScale.FIVE_STARS)
        .build();
  }

  /** What {@code user} rated, by item id. */
  public static Map<String, Double> ratings(Dataset data, int user) {
    CsrMatrix rows = data.ratings().byUser();
    Map<String, Double> ratings = new HashMap<>();
    for (int p = rows.start(user); p < rows.end(user); p++) {
      ratings.put(data.items().id(rows.column(p)), (double) rows.value(p));
    }
    return ratings;
  }
}
