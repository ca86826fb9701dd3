package org.deepmovie.cli.explore;

import java.util.stream.IntStream;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;

/** Numbers of different categories, such as genres, among the items that each user rated. */
public final class CategoriesPerUser {

  private CategoriesPerUser() {}

  /** The histogram over all users with ratings. */
  public static Histogram of(CategoricalField field, CsrMatrix ratings) {
    int[] seenBy = new int[field.categories().size()];
    return Histogram.of(
        IntStream.range(0, ratings.rows())
            .filter(user -> ratings.count(user) > 0)
            .map(user -> count(user, field, ratings, seenBy))
            .toArray());
  }

  private static int count(int user, CategoricalField field, CsrMatrix ratings, int[] seenBy) {
    int count = 0;
    for (int p = ratings.start(user); p < ratings.end(user); p++) {
      int item = ratings.column(p);
      for (int n = 0; n < field.count(item); n++) {
        int category = field.category(item, n);
        if (seenBy[category] != user + 1) {
          seenBy[category] = user + 1;
          count++;
        }
      }
    }
    return count;
  }
}
