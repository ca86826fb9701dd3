package org.deepmovie.cli.explore;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.CsrMatrix;

/**
 * Mean and spread of the ratings of users or of items, against how many they are.
 *
 * @param points one for each user or item that has ratings, in their order
 * @param steps the same put together by number of ratings: 1, 2-3, 4-7, 8-15, ...; empty ones are
 *     left out
 */
public record MeanAndSpread(List<Point> points, List<Step> steps) {

  /**
   * One user or item.
   *
   * @param row its index
   * @param count the number of its ratings
   * @param mean of its ratings
   * @param deviation their standard deviation, NaN of one rating
   */
  public record Point(int row, int count, double mean, double deviation) {}

  /**
   * Those with {@code from} to {@code to} ratings.
   *
   * @param from a power of two
   * @param to the number before the next power of two
   * @param rows how many they are
   * @param centre the geometric mean of their numbers of ratings
   * @param mean the mean of their means
   * @param deviation the mean of their standard deviations
   */
  public record Step(int from, int to, int rows, double centre, double mean, double deviation) {}

  public MeanAndSpread {
    points = List.copyOf(points);
    steps = List.copyOf(steps);
  }

  /** Mean and spread of each row of {@code ratings}. */
  public static MeanAndSpread of(CsrMatrix ratings) {
    List<Point> points = new ArrayList<>();
    for (int row = 0; row < ratings.rows(); row++) {
      Moments moments = new Moments();
      for (int p = ratings.start(row); p < ratings.end(row); p++) {
        moments.add(ratings.value(p));
      }
      if (moments.count() > 0) {
        points.add(new Point(row, moments.count(), moments.mean(), moments.deviation()));
      }
    }
    return new MeanAndSpread(points, steps(points));
  }

  private static List<Step> steps(List<Point> points) {
    List<Step> steps = new ArrayList<>();
    for (int bit = 0; bit < Integer.SIZE - 1; bit++) {
      int from = 1 << bit;
      int to = from - 1 + from;
      Moments logs = new Moments();
      Moments means = new Moments();
      Moments deviations = new Moments();
      for (Point point : points) {
        if (point.count() >= from && point.count() <= to) {
          logs.add(Math.log(point.count()));
          means.add(point.mean());
          if (point.count() > 1) {
            deviations.add(point.deviation());
          }
        }
      }
      if (logs.count() > 0) {
        steps.add(
            new Step(
                from, to, logs.count(), Math.exp(logs.mean()), means.mean(), deviations.mean()));
      }
    }
    return steps;
  }
}
