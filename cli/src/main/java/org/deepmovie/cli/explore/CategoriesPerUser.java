package org.deepmovie.cli.explore;

import java.util.stream.IntStream;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;

/** How many categories of items the users know: such as the genres of all that one rated. */
public final class CategoriesPerUser {

  private CategoriesPerUser() {}

  /** The numbers of different categories that the items of each user with ratings have. */
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
