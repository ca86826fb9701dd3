package org.deepmovie.eval;

import java.util.Arrays;
import java.util.Locale;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.number.PlainNumbers;

/**
 * Which test ratings count as relevant in ranking metrics: those from a threshold on. The threshold
 * may depend on the training set, never on the test set.
 */
public final class Relevance {

  private static final double QUARTILE = 0.75;

  /** Of a scale with more steps, hardly any rating is the greatest. */
  private static final int MOST_STEPS = 20;

  private enum Rule {
    STANDARD,
    TOP,
    AT_LEAST,
    TOP_QUARTILE,
    ANY
  }

  private final Rule rule;
  private final double least;

  private Relevance(Rule rule, double least) {
    this.rule = rule;
    this.least = least;
  }

  /**
   * The default: ratings from {@link RatingScale#relevanceThreshold} on, which is 4 of 5 stars; of
   * implicit feedback every interaction.
   */
  public static Relevance standard() {
    return new Relevance(Rule.STANDARD, Double.NaN);
  }

  /**
   * The greatest rating of the scale, or {@link #topQuartile} if the scale has more than 20 steps;
   * of implicit feedback every interaction.
   */
  public static Relevance top() {
    return new Relevance(Rule.TOP, Double.NaN);
  }

  /**
   * Values from {@code value} on.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public static Relevance atLeast(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("relevance from " + value + " on; give a number");
    }
    return new Relevance(Rule.AT_LEAST, value);
  }

  /** Values from the third quartile of the training values on. */
  public static Relevance topQuartile() {
    return new Relevance(Rule.TOP_QUARTILE, Double.NaN);
  }

  /** Every test rating or interaction, whatever its value. */
  public static Relevance any() {
    return new Relevance(Rule.ANY, Double.NaN);
  }

  /**
   * Reads a number such as {@code 4}, {@code top quartile} or {@code any}.
   *
   * @throws IllegalArgumentException if {@code text} is none of these
   */
  public static Relevance parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (word.equals("any")) {
      return any();
    }
    if (word.matches("top[ -]?quartile")) {
      return topQuartile();
    }
    try {
      return atLeast(PlainNumbers.parseDouble(word));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + text + "'; give the least relevant value such as 4, 'top quartile', or any", e);
    }
  }

  /**
   * The least relevant value.
   *
   * @throws IllegalArgumentException if a given value is above the scale of the ratings
   */
  public double threshold(Dataset train) {
    RatingScale scale = train.scale();
    return switch (ruleFor(scale)) {
      case STANDARD -> scale.relevanceThreshold();
      case TOP -> scale.max();
      case AT_LEAST -> {
        if (!scale.isImplicit() && !scale.contains(least)) {
          throw new IllegalArgumentException(
              "relevance from %s on, and the ratings are from %s to %s; give one of them"
                  .formatted(number(least), number(scale.min()), number(scale.max())));
        }
        yield least;
      }
      case TOP_QUARTILE -> {
        float[] values = train.ratings().byUser().valueArray();
        Arrays.sort(values);
        yield values[Math.min(values.length - 1, (int) (QUARTILE * values.length))];
      }
      case ANY -> Float.NEGATIVE_INFINITY;
    };
  }

  /** The rule that the default rules stand for. */
  private Rule ruleFor(RatingScale scale) {
    boolean byDefault = rule == Rule.STANDARD || rule == Rule.TOP;
    if (byDefault && scale.isImplicit()) {
      return Rule.ANY;
    }
    boolean continuous = scale.max() - scale.min() > (MOST_STEPS + 0.5) * scale.step();
    return rule == Rule.TOP && continuous ? Rule.TOP_QUARTILE : rule;
  }

  /**
   * What is relevant in splits of {@code data}, such as "ratings of 4 and above".
   *
   * @throws IllegalArgumentException as {@link #threshold}
   */
  public String describe(Dataset data) {
    String values = data.scale().isImplicit() ? "interactions" : "ratings";
    return switch (ruleFor(data.scale())) {
      case ANY -> values + " of any value";
      case TOP -> values + " of " + number(threshold(data));
      case TOP_QUARTILE -> values + " from the third quartile of the training set on";
      case STANDARD, AT_LEAST -> values + " of " + number(threshold(data)) + " and above";
    };
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : Float.toString((float) value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Relevance relevance
        && rule == relevance.rule
        && Double.compare(least, relevance.least) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * rule.hashCode() + Double.hashCode(least);
  }

  @Override
  public String toString() {
    return switch (rule) {
      case STANDARD -> "standard";
      case TOP -> "top";
      case AT_LEAST -> number(least);
      case TOP_QUARTILE -> "top quartile";
      case ANY -> "any";
    };
  }
}
