package org.deepmovie.options;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers from {@code low} to {@code high}, both included.
 *
 * @param low below {@code high}; above 0 if {@code log}
 * @param log whether the logarithm is uniform, rather than the number
 * @param whole whether all values are whole numbers
 */
record NumericRange(double low, double high, boolean log, boolean whole) implements TuningRange {

  static final Pattern FORM =
      Pattern.compile("\\s*([^,]+?)\\s*\\.\\.\\s*([^,]+?)(?:\\s+(log|linear))?\\s*");
  private static final int SIGNIFICANT_DIGITS = 3;

  static TuningRange parse(OptionDescriptor option, String text, Matcher parts) {
    OptionValueType type = new OptionValueType(option.type());
    if (!type.isNumber()) {
      throw option.refusedRange(text, "only numbers have a range LOW..HIGH");
    }
    if (!option.accepts(parts.group(1)) || !option.accepts(parts.group(2))) {
      throw option.refusedRange(text, "an end of it is not accepted");
    }
    double low = Double.parseDouble(parts.group(1));
    double high = Double.parseDouble(parts.group(2));
    boolean log =
        parts.group(3) == null
            ? option.tuning().filter(own -> own instanceof NumericRange in && in.log()).isPresent()
            : parts.group(3).equals("log");
    if (!(low < high)) {
      throw option.refusedRange(text, "give the lower end first");
    }
    if (log && !(low > 0)) {
      throw option.refusedRange(text, "a logarithmic range starts above 0");
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
    if (value.equals(OptionValueType.AUTO)) {
      return true;
    }
    double number = Double.parseDouble(value);
    return number >= low && number <= high;
  }

  @Override
  public String toString() {
    return format(low) + ".." + format(high) + (log ? " log" : "");
  }
}
