package org.deepmovie.split;

import java.util.List;
import java.util.Objects;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;

/** A given split; ids, texts and attributes are those of the data. */
record GivenSplitter(String spec, RatingMatrix train, RatingMatrix validation, RatingMatrix test)
    implements Splitter {

  GivenSplitter {
    Objects.requireNonNull(spec, "spec");
    if (train.size() == 0 || test.size() == 0) {
      throw new IllegalArgumentException(
          "%d training and %d test ratings; neither set may be empty"
              .formatted(train.size(), test.size()));
    }
    requireDisjoint("validation", validation, "training", train);
    requireDisjoint("test", test, "training", train);
    requireDisjoint("test", test, "validation", validation);
  }

  private static void requireDisjoint(
      String name, RatingMatrix ratings, String otherName, RatingMatrix others) {
    int overlap = overlap(others, ratings);
    if (overlap > 0) {
      throw new IllegalArgumentException(
          "%d of the %d %s ratings are %s ratings, too; remove them from one of the sets"
              .formatted(overlap, ratings.size(), name, otherName));
    }
  }

  /** The number of users and items that have a rating in both. */
  private static int overlap(RatingMatrix one, RatingMatrix other) {
    CsrMatrix rows = other.byUser();
    int overlap = 0;
    for (int u = 0; u < Math.min(one.users(), other.users()); u++) {
      for (int p = rows.start(u); p < rows.end(u); p++) {
        if (one.contains(u, rows.column(p))) {
          overlap++;
        }
      }
    }
    return overlap;
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    return List.of(new Split(data.withRatings(train), validation, test));
  }

  @Override
  public boolean hasValidation() {
    return validation.size() > 0;
  }
}
