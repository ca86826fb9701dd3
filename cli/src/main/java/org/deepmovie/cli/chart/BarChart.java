package org.deepmovie.cli.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/** Names with several numbers each, as level bars side by side: a table that one can see. */
public final class BarChart extends Chart {

  /**
   * One number of all names.
   *
   * @param title stands above its bars
   * @param low where bars start; if it is not 0, dots stand in place of bars
   * @param high where they may end
   * @param values by name; where one is NaN there is no bar
   * @param format writes a value
   */
  public record Series(
      String title, double low, double high, List<Double> values, DoubleFunction<String> format) {}

  private static final double WIDTH = 760;
  private static final double HEAD = 30;
  private static final double ROW = 22;
  private static final double BAR = 15;
  private static final double GAP = 26;
  private static final double VALUE = 52;
  private static final int LONGEST = 30;

  private final List<String> names;
  private final List<Series> series;

  public BarChart(List<String> names, List<Series> series) {
    this.names = List.copyOf(names);
    this.series = List.copyOf(series);
  }

  @Override
  double width() {
    return WIDTH;
  }

  @Override
  double height() {
    return HEAD + names.size() * ROW + 8;
  }

  @Override
  void draw(Svg svg) {
    double left =
        24
            + names.stream()
                .mapToDouble(name -> Svg.width(Svg.shortened(name, LONGEST)))
                .max()
                .orElse(0);
    for (int n = 0; n < names.size(); n++) {
      String name = Svg.shortened(names.get(n), LONGEST);
      svg.text("end", left - 8, middle(n) + 4, name, "fill", INK, "class", "ink");
    }
    double room = (WIDTH - left - 8) / series.size();
    for (int s = 0; s < series.size(); s++) {
      draw(series.get(s), left + s * room, room - GAP, svg);
    }
  }

  private static double middle(int row) {
    return HEAD + (row + 0.5) * ROW;
  }

  private void draw(Series each, double left, double room, Svg svg) {
    svg.text(
        "start", left, HEAD - 10, each.title(), "fill", INK, "class", "ink", "font-weight", 600);
    boolean dots = each.low() != 0;
    double length = room - VALUE;
    for (int n = 0; n < names.size(); n++) {
      double value = each.values().get(n);
      if (dots) {
        svg.element(
            "line",
            "class",
            "grid",
            "stroke",
            GRID,
            "x1",
            left,
            "x2",
            left + length,
            "y1",
            middle(n),
            "y2",
            middle(n));
      }
      if (!Double.isNaN(value)) {
        double part = (value - each.low()) / (each.high() - each.low());
        String written = each.format().apply(value);
        String hint = names.get(n) + ": " + written + " " + each.title();
        if (dots) {
          svg.hinted(
              hint,
              "circle",
              "class",
              "fill1",
              "fill",
              COLORS[1],
              "cx",
              left + part * length,
              "cy",
              middle(n),
              "r",
              "5");
        } else {
          svg.hinted(
              hint,
              "rect",
              "class",
              "fill0",
              "fill",
              COLORS[0],
              "x",
              left,
              "y",
              middle(n) - BAR / 2,
              "width",
              part * length,
              "height",
              BAR);
        }
        double end = dots ? left + length + 6 : left + part * length;
        Plot.label(svg, "start", end + 6, middle(n) + 4, written);
      }
    }
  }
}
