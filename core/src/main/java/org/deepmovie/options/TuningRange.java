package org.deepmovie.options;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A distribution of values of an option for a search: {@code 0..0.5}, uniform; {@code 0.01..1 log},
 * uniform in the logarithm; {@code sqrt,count}, a choice with equal probabilities. Immutable.
 */
public sealed interface TuningRange {

  /**
   * The quantile of the distribution at {@code uniform}, as a user would type it: a uniform random
   * number gives a random value of this distribution.
   *
   * @param uniform from 0 to below 1; values do not fall as it grows
   */
  String at(double uniform);

  /** Whether {@code value}, which the option must accept, lies within the range. */
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

  private static IllegalArgumentException refused(
      OptionDescriptor option, String text, String problem) {
    return new IllegalArgumentException(
        "range %s=%s: %s; the option takes %s"
            .formatted(option.name(), text, problem, option.range()));
  }

  /**
   * Numbers from {@code low} to {@code high}, both included.
   *
   * @param low below {@code high}; above 0 if {@code log}
   * @param log whether the logarithm is uniform, rather than the number
   * @param whole whether all values are whole numbers
   */
  record NumericRange(double low, double high, boolean log, boolean whole) implements TuningRange {

    private static final Pattern FORM =
        Pattern.compile("\\s*([^,]+?)\\s*\\.\\.\\s*([^,]+?)(?:\\s+(log|linear))?\\s*");
    private static final int SIGNIFICANT_DIGITS = 3;

    private static TuningRange parse(OptionDescriptor option, String text, Matcher parts) {
      OptionValueType type = new OptionValueType(option.type());
      if (!type.isNumber()) {
        throw refused(option, text, "only numbers have a range LOW..HIGH");
      }
      if (!option.accepts(parts.group(1)) || !option.accepts(parts.group(2))) {
        throw refused(option, text, "an end of it is not accepted");
      }
      double low = Double.parseDouble(parts.group(1));
      double high = Double.parseDouble(parts.group(2));
      boolean log =
          parts.group(3) == null
              ? option
                  .tuning()
                  .filter(own -> own instanceof NumericRange in && in.log())
                  .isPresent()
              : parts.group(3).equals("log");
      if (!(low < high)) {
        throw refused(option, text, "give the lower end first");
      }
      if (log && !(low > 0)) {
        throw refused(option, text, "a logarithmic range starts above 0");
      }
      return new NumericRange(low, high, log, type.isWhole());
    }

    @Override
    public String at(double uniform) {
      // Whole numbers from 1 to 3 are numbers from 1 to below 4, rounded down.
      double end = whole ? high + 1 : high;
      double value = log ? low * StrictMath.pow(end / low, uniform) : low + (end - low) * uniform;
      return whole
          ? format((long) Math.min(high, Math.floor(value)))
          : format(Math.max(low, Math.min(high, rounded(value))));
    }

    /**
     * Rounds to steps of at most a thousandth of the range or, on a logarithmic scale, of the value
     * if that is smaller.
     */
    private double rounded(double value) {
      double size = log ? Math.min(value, high - low) : high - low;
      int decimals = SIGNIFICANT_DIGITS - (int) Math.floor(Math.log10(size));
      return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }

    private static String format(double value) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Override
    public boolean contains(String value) {
      double number = Double.parseDouble(value);
      return number >= low && number <= high;
    }

    @Override
    public String toString() {
      return format(low) + ".." + format(high) + (log ? " log" : "");
    }
  }

  /** A choice of values with equal probabilities. */
  record ChoiceRange(List<String> values) implements TuningRange {

    public ChoiceRange {
      values = List.copyOf(values);
    }

    private static TuningRange parse(OptionDescriptor option, String text) {
      List<String> values = Pattern.compile(",").splitAsStream(text).map(String::strip).toList();
      if (values.size() < 2 || values.stream().distinct().count() < values.size()) {
        throw refused(option, text, "give LOW..HIGH, LOW..HIGH log or VALUE,VALUE,...");
      }
      for (String value : values) {
        if (!option.accepts(value)) {
          throw refused(option, text, "'" + value + "' is not accepted");
        }
      }
      return new ChoiceRange(values);
    }

    @Override
    public String at(double uniform) {
      return values.get((int) (uniform * values.size()));
    }

    @Override
    public boolean contains(String value) {
      return values.contains(value);
    }

    @Override
    public String toString() {
      return String.join(",", values);
    }
  }
}
