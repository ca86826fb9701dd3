package org.deepmovie.cli.explore;

import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;

/**
 * How often each rating was given; a scale of more than {@value #MOST} values is cut into {@value
 * #RANGES} ranges.
 *
 * @param bars by ascending rating
 * @param mean of the ratings
 * @param deviation their standard deviation
 */
public record RatingHistogram(List<Bar> bars, double mean, double deviation) {

  private static final int MOST = 30;
  private static final int RANGES = 20;

  /**
   * One value, or one range of values.
   *
   * @param from the value, or where the range starts
   * @param to the value, or where the range ends; that end belongs to the next range
   * @param count how many ratings
   */
  public record Bar(double from, double to, int count) {}

  public RatingHistogram {
    bars = List.copyOf(bars);
  }

  /** How far the bars' single values lie apart, 0 if bars are ranges. */
  public double room() {
    boolean single = bars.get(0).from() == bars.get(0).to();
    return single && bars.size() > 1 ? bars.get(1).from() - bars.get(0).from() : 0;
  }

  /** The histogram of all ratings of {@code data}. */
  public static RatingHistogram of(Dataset data) {
    RatingScale scale = data.scale();
    long values = Math.round((scale.max() - scale.min()) / scale.step()) + 1;
    boolean single = values <= MOST;
    int size = single ? (int) values : RANGES;
    double width = single ? scale.step() : (scale.max() - scale.min()) / RANGES;
    int[] counts = new int[size];
    Moments moments = new Moments();
    CsrMatrix ratings = data.ratings().byUser();
    for (int p = 0; p < ratings.size(); p++) {
      double place = (ratings.value(p) - scale.min()) / width;
      int bar = (int) (single ? Math.rint(place) : Math.floor(place));
      counts[Math.max(0, Math.min(size - 1, bar))]++;
      moments.add(ratings.value(p));
    }
    return new RatingHistogram(
        IntStream.range(0, size)
            .mapToObj(
                n ->
                    new Bar(
                        scale.min() + n * width,
                        scale.min() + (single ? n : n + 1) * width,
                        counts[n]))
            .toList(),
        moments.mean(),
        moments.deviation());
  }
}
