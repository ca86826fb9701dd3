package org.deepmovie.cli.explore;

import com.google.common.math.StatsAccumulator;
import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.CsrMatrix;

/**
 * Mean and standard deviation of the ratings of each user or item, by their number of ratings.
 *
 * @param rows one for each user or item that has ratings, in the order of the matrix
 * @param bins averages over rows with similar numbers of ratings: 1, 2-3, 4-7, 8-15, ...; empty
 *     bins are left out
 */
public record RatingMoments(List<RowMoments> rows, List<CountBin> bins) {

  /**
   * One user or item.
   *
   * @param row its index
   * @param count number of its ratings
   * @param mean of its ratings
   * @param standardDeviation of its ratings, NaN if there is only one
   */
  public record RowMoments(int row, int count, double mean, double standardDeviation) {}

  /**
   * The users or items with {@code from} to {@code to} ratings.
   *
   * @param from a power of two
   * @param to the number before the next power of two
   * @param rows number of users or items
   * @param center geometric mean of their numbers of ratings
   * @param mean mean of their means
   * @param standardDeviation mean of their standard deviations
   */
  public record CountBin(
      int from, int to, int rows, double center, double mean, double standardDeviation) {}

  public RatingMoments {
    rows = List.copyOf(rows);
    bins = List.copyOf(bins);
  }

  /** The moments of each row of {@code ratings}. */
  public static RatingMoments of(CsrMatrix ratings) {
    List<RowMoments> rows = new ArrayList<>();
    for (int row = 0; row < ratings.rows(); row++) {
      StatsAccumulator sample = new StatsAccumulator();
      for (int p = ratings.start(row); p < ratings.end(row); p++) {
        sample.add(ratings.value(p));
      }
      if (sample.count() > 0) {
        rows.add(
            new RowMoments(
                row, ratings.count(row), sample.mean(), SampleMoments.standardDeviation(sample)));
      }
    }
    return new RatingMoments(rows, bins(rows));
  }

  private static List<CountBin> bins(List<RowMoments> rows) {
    List<CountBin> bins = new ArrayList<>();
    for (int bit = 0; bit < Integer.SIZE - 1; bit++) {
      int from = 1 << bit;
      int to = from - 1 + from;
      List<RowMoments> members =
          rows.stream().filter(row -> row.count() >= from && row.count() <= to).toList();
      if (!members.isEmpty()) {
        bins.add(bin(from, to, members));
      }
    }
    return bins;
  }

  private static CountBin bin(int from, int to, List<RowMoments> members) {
    StatsAccumulator logCounts = new StatsAccumulator();
    StatsAccumulator means = new StatsAccumulator();
    StatsAccumulator deviations = new StatsAccumulator();
    for (RowMoments row : members) {
      logCounts.add(Math.log(row.count()));
      means.add(row.mean());
      if (row.count() > 1) {
        deviations.add(row.standardDeviation());
      }
    }
    return new CountBin(
        from,
        to,
        members.size(),
        Math.exp(logCounts.mean()),
        means.mean(),
        SampleMoments.mean(deviations));
  }
}
