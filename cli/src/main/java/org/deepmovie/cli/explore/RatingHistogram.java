package org.deepmovie.cli.explore;

import com.google.common.math.StatsAccumulator;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;

/**
 * Numbers of ratings by value. A scale of more than {@value #MAX_VALUES} values is divided into
 * {@value #RANGES} ranges.
 *
 * @param bins by ascending rating
 * @param mean of the ratings
 * @param standardDeviation of the ratings
 */
public record RatingHistogram(List<RatingBin> bins, double mean, double standardDeviation) {

  private static final int MAX_VALUES = 30;
  private static final int RANGES = 20;

  /**
   * A value, or a range of values, and its ratings.
   *
   * @param from the value, or the start of the range
   * @param to the value, or the end of the range, which belongs to the next range
   * @param count number of ratings
   */
  public record RatingBin(double from, double to, int count) {}

  public RatingHistogram {
    bins = List.copyOf(bins);
  }

  /** The distance between the values of adjacent bins, 0 if bins are ranges. */
  public double spacing() {
    boolean single = bins.get(0).from() == bins.get(0).to();
    return single && bins.size() > 1 ? bins.get(1).from() - bins.get(0).from() : 0;
  }

  /** The histogram of all ratings of {@code data}. */
  public static RatingHistogram of(Dataset data) {
    RatingScale scale = data.scale();
    long values = Math.round((scale.max() - scale.min()) / scale.step()) + 1;
    boolean single = values <= MAX_VALUES;
    int size = single ? (int) values : RANGES;
    double width = single ? scale.step() : (scale.max() - scale.min()) / RANGES;
    int[] counts = new int[size];
    StatsAccumulator sample = new StatsAccumulator();
    CsrMatrix ratings = data.ratings().byUser();
    for (int p = 0; p < ratings.size(); p++) {
      double place = (ratings.value(p) - scale.min()) / width;
      int bin = (int) (single ? Math.rint(place) : Math.floor(place));
      counts[Math.max(0, Math.min(size - 1, bin))]++;
      sample.add(ratings.value(p));
    }
    return new RatingHistogram(
        IntStream.range(0, size)
            .mapToObj(
                n ->
                    new RatingBin(
                        scale.min() + n * width,
                        scale.min() + (single ? n : n + 1) * width,
                        counts[n]))
            .toList(),
        SampleMoments.mean(sample),
        SampleMoments.standardDeviation(sample));
  }
}
