package org.deepmovie.cli.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** One axis: what it is called, from where to where it goes, and its ticks. */
public final class Axis {

  private static final double ROUNDING = 1e-9;

  /** Added to -0 it makes 0. */
  private static final double NO_MINUS = 0;

  private static final int MOST_TICKS = 8;
  private static final int FEW_DECADES = 2;

  private final String title;
  private final double low;
  private final double high;
  private final boolean logarithmic;

  private Axis(String title, double low, double high, boolean logarithmic) {
    this.title = title;
    this.low = low;
    this.high = high;
    this.logarithmic = logarithmic;
  }

  /** A linear axis from {@code low} to {@code high}. */
  public static Axis linear(String title, double low, double high) {
    return new Axis(title, low, high, false);
  }

  /** A linear axis from 0 to a round number that is {@code high} or a little more. */
  public static Axis fromZero(String title, double high) {
    double end = high > 0 ? high : 1;
    double step = roundStep(end, MOST_TICKS);
    return new Axis(title, 0, Math.ceil(end / step - ROUNDING) * step, false);
  }

  /** A logarithmic axis from the power of ten below {@code low} to {@code high}, or a bit more. */
  public static Axis logarithmic(String title, double low, double high) {
    double start = Math.pow(10, Math.floor(Math.log10(low) + ROUNDING));
    return new Axis(title, start, Math.max(high, 2 * start), true);
  }

  /** The least of 1, 2, 5, 10 times a power of ten of which {@code most} cover {@code span}. */
  public static double roundStep(double span, int most) {
    double power = Math.pow(10, Math.floor(Math.log10(span)) - 1);
    return DoubleStream.of(1, 2, 5, 10, 20, 50, 100)
            .filter(round -> Math.ceil(span / (round * power) - ROUNDING) <= most)
            .findFirst()
            .orElseThrow()
        * power;
  }

  String title() {
    return title;
  }

  double low() {
    return low;
  }

  /** Where {@code value} stands: 0 at the start of the axis, 1 at its end. */
  double place(double value) {
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (logarithmic) {
      boolean few = Math.log10(high / low) <= FEW_DECADES;
      for (int power = (int) Math.floor(Math.log10(low)); Math.pow(10, power) <= high; power++) {
        for (int step : few ? new int[] {1, 2, 5} : new int[] {1}) {
          add(step * Math.pow(10, power), ticks);
        }
      }
    } else {
      double step = roundStep(high - low, MOST_TICKS);
      for (double n = Math.ceil(low / step - ROUNDING); n * step <= high + ROUNDING * step; n++) {
        add(n * step, ticks);
      }
    }
    return ticks;
  }

  private void add(double tick, List<Double> ticks) {
    double slack = ROUNDING * Math.abs(high - low);
    if (tick >= low - slack && tick <= high + slack) {
      ticks.add(tick);
    }
  }

  /** A tick with its thousands set apart and no decimals that say nothing. */
  static String label(double tick) {
    String text = String.format(Locale.ROOT, "%,.4f", tick + NO_MINUS);
    return text.replaceFirst("\\.?0+$", "").replace("-", "−");
  }
}
