package org.deepmovie.cli.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.SimpleDateFormat;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;

/** Creates axes of charts. */
public final class Axes {

  private static final double MARGIN = 0.02;
  private static final double BEYOND = 1.1;

  private Axes() {}

  /** A linear axis with small margins below {@code low} and above {@code high}. */
  public static ValueAxis linear(String title, double low, double high) {
    NumberAxis axis = numbers(title);
    double margin = MARGIN * (high - low);
    axis.setRange(low - margin, high + margin);
    return axis;
  }

  /** A linear axis from 0 to slightly above the greatest value. */
  public static ValueAxis fromZero(String title) {
    NumberAxis axis = numbers(title);
    axis.setAutoRangeIncludesZero(true);
    return axis;
  }

  /** A linear axis that fits its values. */
  public static NumberAxis numbers(String title) {
    NumberAxis axis = new NumberAxis(title);
    axis.setNumberFormatOverride(ChartTheme.numbers());
    axis.setAutoRangeIncludesZero(false);
    return axis;
  }

  /** A linear axis that fits its values, with integer ticks. */
  public static NumberAxis integers(String title) {
    NumberAxis axis = numbers(title);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
    return axis;
  }

  /** An axis of years. */
  public static ValueAxis years(String title) {
    NumberAxis axis = integers(title);
    axis.setNumberFormatOverride(
        new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT)));
    return axis;
  }

  /** A logarithmic axis from about the power of ten below {@code low} to {@code high}. */
  public static ValueAxis logarithmic(String title, double low, double high) {
    LogarithmicAxis axis = new LogarithmicAxis(title);
    axis.setTickUnit(new NumberTickUnit(1, ChartTheme.numbers()), false, false);
    axis.setNumberFormatOverride(ChartTheme.numbers());
    double start = Math.pow(10, Math.floor(Math.log10(low)));
    axis.setRange(start / BEYOND, Math.max(high, 2 * start) * BEYOND);
    return axis;
  }

  /** An axis of times in milliseconds since 1970, in UTC. */
  public static ValueAxis dates(String title, String pattern) {
    TimeZone zone = TimeZone.getTimeZone("UTC");
    DateAxis axis = new DateAxis(title, zone, Locale.ROOT);
    SimpleDateFormat format = new SimpleDateFormat(pattern, Locale.ROOT);
    format.setTimeZone(zone);
    axis.setDateFormatOverride(format);
    return axis;
  }
}
