package org.deepmovie.split;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.split.PartAssignment.Part;

/**
 * The oldest share of the ratings to train, all later ones to test. Ratings of the moment at which
 * the share is reached all go to train, so that every test rating is younger than every train
 * rating; nothing is random.
 */
record TimeSplitter(double share) implements Splitter {

  TimeSplitter {
    Splitters.checkShare(share);
  }

  @Override
  public List<Split> split(Dataset data, long seed) {
    PartAssignment parts = new PartAssignment(spec(), data);
    RatingMatrix ratings = data.ratings();
    long[] times = sortedTimes(ratings);
    int train = Splitters.portion(share, times.length);
    long last = train == 0 ? Long.MIN_VALUE : times[train - 1];
    for (int p = 0; p < times.length; p++) {
      parts.put(p, ratings.timestamp(p) <= last ? Part.TRAIN : Part.TEST);
    }
    return List.of(parts.split());
  }

  private long[] sortedTimes(RatingMatrix ratings) {
    if (!ratings.hasTimestamps()) {
      throw new IllegalArgumentException(
          "split '" + spec() + "' needs times, and this data has no timestamps");
    }
    long[] times = new long[ratings.size()];
    Arrays.setAll(times, ratings::timestamp);
    long unknown = Arrays.stream(times).filter(time -> time == Rating.NO_TIMESTAMP).count();
    if (unknown > 0) {
      throw new IllegalArgumentException(
          "split '"
              + spec()
              + "' needs times, and "
              + unknown
              + " of the "
              + times.length
              + " ratings have no timestamp");
    }
    Arrays.sort(times);
    return times;
  }

  @Override
  public String spec() {
    return "time:" + share;
  }
}
