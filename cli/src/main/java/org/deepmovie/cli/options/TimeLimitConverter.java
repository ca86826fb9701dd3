package org.deepmovie.cli.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an option's value such as 90s, 10m or 2h to a time above 0. */
public final class TimeLimitConverter implements ITypeConverter<Duration> {

  private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)([smh])");
  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public Duration convert(String text) {
    Matcher time = TIME.matcher(text);
    if (time.matches()) {
      double seconds = Double.parseDouble(time.group(1)) * seconds(time.group(2));
      Duration limit = Duration.ofNanos((long) Math.ceil(seconds * NANOS_PER_SECOND));
      if (!limit.isZero()) {
        return limit;
      }
    }
    throw new TypeConversionException("'" + text + "'; give a time such as 90s, 10m or 2h");
  }

  private static int seconds(String unit) {
    return switch (unit) {
      case "s" -> 1;
      case "m" -> 60;
      default -> 3600;
    };
  }
}
