package org.deepmovie.split;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;

/**
 * Split by time: the oldest share of the ratings is for training, all later ones for testing. All
 * ratings of the second at which the share is reached are for training, so that every test rating
 * is later than every training rating. Nothing is random.
 */
record TimeSplitter(double share) implements Splitter {

  TimeSplitter {
    Splitters.requireShare(share);
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    PartAssignment parts = new PartAssignment(spec(), data);
    RatingMatrix ratings = data.ratings();
    long[] times = sortedTimes(ratings);
    int train = Splitters.portion(share, times.length);
    long last = train == 0 ? Long.MIN_VALUE : times[train - 1];
    for (int p = 0; p < times.length; p++) {
      parts.put(p, ratings.timestamp(p) <= last ? SplitPart.TRAIN : SplitPart.TEST);
    }
    return List.of(parts.split());
  }

  private long[] sortedTimes(RatingMatrix ratings) {
    if (!ratings.hasTimestamps()) {
      throw new IllegalArgumentException(
          "split '" + spec() + "' needs timestamps, and this data has none");
    }
    long[] times = new long[ratings.size()];
    Arrays.setAll(times, ratings::timestamp);
    long unknown = Arrays.stream(times).filter(time -> time == Rating.NO_TIMESTAMP).count();
    if (unknown > 0) {
      throw new IllegalArgumentException(
          "split '%s' needs timestamps, and %d of the %d ratings have none"
              .formatted(spec(), unknown, times.length));
    }
    Arrays.sort(times);
    return times;
  }

  @Override
  public String spec() {
    return "time:" + share;
  }
}
