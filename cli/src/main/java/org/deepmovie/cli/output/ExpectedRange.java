package org.deepmovie.cli.output;

import java.util.Locale;
import org.deepmovie.recommend.PredictionInterval;

/**
 * The range in which a rating is expected, as commands print and write it.
 *
 * @param level the probability that the range contains the rating
 */
public record ExpectedRange(double level, double low, double high) {

  /** The range of {@code interval}, which has this level. */
  public static ExpectedRange of(PredictionInterval interval, double level) {
    return new ExpectedRange(level, interval.low(), interval.high());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "With probability %s the rating lies between %.2f and %.2f.",
        level,
        low,
        high);
  }
}
