package org.deepmovie.split;

import java.util.List;
import java.util.Objects;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;

/** A given split; ids, texts and attributes are those of the data. */
record GivenSplitter(String spec, RatingMatrix train, RatingMatrix test) implements Splitter {

  GivenSplitter {
    Objects.requireNonNull(spec, "spec");
    if (train.size() == 0 || test.size() == 0) {
      throw new IllegalArgumentException(
          "%d training and %d test ratings; neither set may be empty"
              .formatted(train.size(), test.size()));
    }
    int overlap = overlap(train, test);
    if (overlap > 0) {
      throw new IllegalArgumentException(
          overlap + " of the " + test.size() + " test ratings are training ratings, too");
    }
  }

  private static int overlap(RatingMatrix train, RatingMatrix test) {
    CsrMatrix rows = test.byUser();
    int overlap = 0;
    for (int u = 0; u < Math.min(train.users(), test.users()); u++) {
      for (int p = rows.start(u); p < rows.end(u); p++) {
        if (train.contains(u, rows.column(p))) {
          overlap++;
        }
      }
    }
    return overlap;
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    return List.of(new Split(data.withRatings(train), test));
  }
}
