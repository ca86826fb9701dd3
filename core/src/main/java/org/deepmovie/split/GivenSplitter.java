package org.deepmovie.split;

import java.util.List;
import java.util.Objects;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;

/** Train and test as somebody else divided them; the data gives ids, texts and attributes. */
record GivenSplitter(String spec, RatingMatrix train, RatingMatrix test) implements Splitter {

  GivenSplitter {
    Objects.requireNonNull(spec, "spec");
    if (train.size() == 0 || test.size() == 0) {
      throw new IllegalArgumentException(
          train.size()
              + " ratings for train and "
              + test.size()
              + " for test; neither may be empty");
    }
    int overlap = overlap(train, test);
    if (overlap > 0) {
      throw new IllegalArgumentException(
          overlap + " of the " + test.size() + " test ratings are among the train ratings, too");
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
