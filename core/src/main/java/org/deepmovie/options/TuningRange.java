package org.deepmovie.options;

import java.util.regex.Matcher;

/**
 * A distribution of values of an option for a search: {@code 0..0.5}, uniform; {@code 0.01..1 log},
 * uniform in the logarithm; {@code sqrt,count}, a choice with equal probabilities. Immutable.
 */
public sealed interface TuningRange permits NumericRange, ChoiceRange {

  /**
   * The quantile of the distribution at {@code uniform}, as a user would type it: a uniform random
   * number gives a random value of this distribution.
   *
   * @param uniform from 0 to below 1; values do not fall as it grows
   */
  String at(double uniform);

  /**
   * Whether {@code value}, which the option must accept, lies within the range; {@code auto}, which
   * is no number, lies within every range of numbers.
   */
  boolean contains(String value);

  /**
   * Parses a range of {@code option}: {@code LOW..HIGH}, {@code LOW..HIGH log}, {@code LOW..HIGH
   * linear} or {@code VALUE,VALUE,...}. Without {@code log} or {@code linear} the scale is that of
   * the option's default range or, if there is none, linear.
   *
   * @throws IllegalArgumentException if {@code text} cannot be parsed, or the option does not
   *     accept all of its values
   */
  static TuningRange parse(OptionDescriptor option, String text) {
    Matcher numbers = NumericRange.FORM.matcher(text);
    if (!numbers.matches()) {
      return ChoiceRange.parse(option, text);
    }
    return NumericRange.parse(option, text, numbers);
  }
}
