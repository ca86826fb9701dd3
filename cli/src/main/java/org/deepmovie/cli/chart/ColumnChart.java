package org.deepmovie.cli.chart;

import java.util.List;

/** Upright columns in order: histograms, and numbers over time. */
public final class ColumnChart extends Chart {

  /**
   * One column.
   *
   * @param label stands below it, where there is room
   * @param value its height, at least 0
   * @param hint what it says when hovered
   */
  public record Column(String label, double value, String hint) {}

  private static final double WIDTH = 760;
  private static final double HEIGHT = 300;
  private static final double TOP = 24;
  private static final double RIGHT = 16;

  /** Columns as wide as this have their value above them. */
  private static final double WIDE = 48;

  private static final double THICKEST = 96;

  private final Axis x;
  private final Axis y;
  private final List<Column> columns;

  /** A chart with the titles of its axes; there is at least one column. */
  public ColumnChart(String x, String y, List<Column> columns) {
    this.x = Axis.linear(x, 0, columns.size());
    this.y = Axis.fromZero(y, columns.stream().mapToDouble(Column::value).max().orElseThrow());
    this.columns = List.copyOf(columns);
  }

  @Override
  double width() {
    return WIDTH;
  }

  @Override
  double height() {
    return HEIGHT;
  }

  @Override
  void draw(Svg svg) {
    double left = Plot.leftOf(y);
    Plot plot = new Plot(left, TOP, WIDTH - left - RIGHT, HEIGHT - TOP - Plot.BOTTOM);
    plot.drawVertical(y, svg);
    plot.drawTitle(x, svg);
    double room = plot.width() / columns.size();
    double thick = Math.min(THICKEST, room > 4 ? room * 0.88 : room);
    int every = labelEvery(room);
    for (int n = 0; n < columns.size(); n++) {
      Column column = columns.get(n);
      double middle = plot.x(x, n + 0.5);
      double top = plot.y(y, column.value());
      svg.hinted(
          column.hint(),
          "rect",
          "class",
          "fill0",
          "fill",
          COLORS[0],
          "x",
          middle - thick / 2,
          "y",
          top,
          "width",
          thick,
          "height",
          plot.bottom() - top);
      if (room >= WIDE) {
        svg.text(
            "middle", middle, top - 5, Axis.label(column.value()), "fill", INK, "class", "ink");
      }
      if (n % every == 0) {
        Plot.label(svg, "middle", middle, plot.bottom() + 18, column.label());
      }
    }
  }

  /** Every how many columns a label finds room. */
  private int labelEvery(double room) {
    double widest =
        columns.stream().mapToDouble(column -> Svg.width(column.label())).max().orElse(0);
    return (int) Math.ceil((widest + 12) / room);
  }
}
