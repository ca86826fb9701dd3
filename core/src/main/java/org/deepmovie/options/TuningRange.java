package org.deepmovie.options;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deepmovie.options.OptionsMapper.Option;

/**
 * The values of an option that a tuner tries: {@code 0..0.5}, drawn evenly; {@code 0.01..1 log},
 * drawn evenly by their logarithm; {@code sqrt,count}, each as likely. Immutable.
 */
public sealed interface TuningRange {

  /**
   * A value of the range, in the form in which a user would type it. If {@code uniform} is drawn
   * evenly from 0 to 1, the values are distributed as the range says.
   *
   * @param uniform from 0 to below 1, growing with the value
   */
  String at(double uniform);

  /** Whether {@code value}, which the option accepts, is one of the range. */
  boolean contains(String value);

  /**
   * The range of {@code option} that is written {@code text}: {@code LOW..HIGH}, {@code LOW..HIGH
   * log}, {@code LOW..HIGH linear} or {@code VALUE,VALUE,...}. If no scale is given it is that of
   * the option's own range or, if there is none, linear.
   *
   * @throws IllegalArgumentException if it cannot be read, or the option does not accept all of it
   */
  static TuningRange parse(Option option, String text) {
    Matcher numbers = Interval.FORM.matcher(text);
    if (!numbers.matches()) {
      return Choices.parse(option, text);
    }
    return Interval.parse(option, text, numbers);
  }

  private static IllegalArgumentException refused(Option option, String text, String problem) {
    return new IllegalArgumentException(
        "range "
            + option.name()
            + "="
            + text
            + ": "
            + problem
            + "; the option takes "
            + option.range());
  }

  /**
   * Numbers from {@code low} to {@code high}, both included.
   *
   * @param low below {@code high}; above 0 if {@code log}
   * @param log whether logarithms are drawn evenly, rather than the numbers themselves
   * @param whole whether all are whole numbers
   */
  record Interval(double low, double high, boolean log, boolean whole) implements TuningRange {

    private static final Pattern FORM =
        Pattern.compile("\\s*([^,]+?)\\s*\\.\\.\\s*([^,]+?)(?:\\s+(log|linear))?\\s*");
    private static final int DIGITS = 3;

    private static TuningRange parse(Option option, String text, Matcher parts) {
      OptionValueType type = new OptionValueType(option.type());
      if (!type.isNumber()) {
        throw refused(option, text, "only numbers have a range from .. to");
      }
      if (!option.accepts(parts.group(1)) || !option.accepts(parts.group(2))) {
        throw refused(option, text, "an end is not accepted");
      }
      double low = Double.parseDouble(parts.group(1));
      double high = Double.parseDouble(parts.group(2));
      boolean log =
          parts.group(3) == null
              ? option.tuning().filter(own -> own instanceof Interval in && in.log()).isPresent()
              : parts.group(3).equals("log");
      if (!(low < high)) {
        throw refused(option, text, "give the lower end first");
      }
      if (log && !(low > 0)) {
        throw refused(option, text, "a logarithmic range starts above 0");
      }
      return new Interval(low, high, log, type.isWhole());
    }

    @Override
    public String at(double uniform) {
      // The whole numbers from 1 to 3 are those from 1 to below 4, rounded down.
      double end = whole ? high + 1 : high;
      double drawn = log ? low * StrictMath.pow(end / low, uniform) : low + (end - low) * uniform;
      return whole
          ? format((long) Math.min(high, Math.floor(drawn)))
          : format(Math.max(low, Math.min(high, rounded(drawn))));
    }

    /**
     * In steps of at most a thousandth of the range or, on a logarithmic one, of the value if that
     * is less.
     */
    private double rounded(double value) {
      double size = log ? Math.min(value, high - low) : high - low;
      int decimals = DIGITS - (int) Math.floor(Math.log10(size));
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

  /** Some values, all equally likely. */
  record Choices(List<String> values) implements TuningRange {

    public Choices {
      values = List.copyOf(values);
    }

    private static TuningRange parse(Option option, String text) {
      List<String> values = Pattern.compile(",").splitAsStream(text).map(String::strip).toList();
      if (values.size() < 2 || values.stream().distinct().count() < values.size()) {
        throw refused(option, text, "give LOW..HIGH, LOW..HIGH log or VALUE,VALUE,...");
      }
      values.stream()
          .filter(Predicate.not(option::accepts))
          .findFirst()
          .ifPresent(
              wrong -> {
                throw refused(option, text, "'" + wrong + "' is not accepted");
              });
      return new Choices(values);
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
