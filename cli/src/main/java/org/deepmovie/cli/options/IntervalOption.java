package org.deepmovie.cli.options;

import java.util.List;
import java.util.Optional;
import org.deepmovie.cli.output.ExpectedRange;
import org.deepmovie.internal.number.PlainNumbers;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --interval}. */
public final class IntervalOption {

  @Option(
      names = "--interval",
      paramLabel = "LEVEL",
      converter = LevelConverter.class,
      description =
          "Also print the range in which a rating is expected with this probability, such as 0.8."
              + " The model must be a Bayesian one, or have been trained with held-out ratings"
              + " ('deepmovie train --intervals').")
  private @Nullable Double level;

  /** The prediction intervals of one user's ratings. */
  @FunctionalInterface
  public interface UserIntervals {
    /** The interval of the rating of an item, by index. */
    PredictionInterval of(int item, double level);
  }

  /** Whether the option is given. */
  public boolean given() {
    return level != null;
  }

  /**
   * Checks that {@code model} has intervals if they are asked for.
   *
   * @throws UnsupportedQueryException if it has none; the message says what to do
   */
  public void check(Recommender model) {
    if (level == null || model.capabilities().contains(Capability.PREDICTION_INTERVALS)) {
      return;
    }
    throw new UnsupportedQueryException(
        Capability.PREDICTION_INTERVALS,
        model.header().model()
            + " has no prediction intervals, as it was fitted "
            + (model.catalog().scale().isImplicit()
                ? "to interactions; leave out --interval"
                : "without validation ratings; train it with --intervals, or train"
                    + " bayesian-pmf"));
  }

  /** The range of the rating of an item, by index, if the option is given. */
  public Optional<ExpectedRange> range(int item, UserIntervals intervals) {
    return Optional.ofNullable(level).map(each -> ExpectedRange.of(intervals.of(item, each), each));
  }

  /**
   * The ranges of the ratings of {@code items}, in their order; none if the option is not given.
   */
  public List<ExpectedRange> ranges(List<ScoredItem> items, UserIntervals intervals) {
    return items.stream().flatMap(each -> range(each.item(), intervals).stream()).toList();
  }

  /** Converts the option's value to a probability. */
  static final class LevelConverter implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
      try {
        double level = PlainNumbers.parseDouble(text);
        if (level > 0 && level < 1) {
          return level;
        }
      } catch (NumberFormatException e) {
        // Refused below, like a number out of range.
      }
      throw new TypeConversionException(
          "'" + text + "'; give a probability above 0 and below 1, such as 0.8");
    }
  }
}
