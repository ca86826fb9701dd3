package org.deepmovie.cli.chart;

import java.util.List;

/** Diagrams of two axes, one below the other. */
public final class XyChart extends Chart {

  /**
   * One diagram.
   *
   * @param x its horizontal axis
   * @param y its vertical axis
   * @param marks what is drawn, the first at the bottom
   */
  public record Panel(Axis x, Axis y, List<Mark> marks) {}

  /**
   * Points, joined by a line or not.
   *
   * @param name what they are called in the legend; there is none of a single mark
   * @param kind how they are drawn
   * @param points by ascending x if they are joined
   */
  public record Mark(String name, Kind kind, List<Point> points) {}

  /** How points are drawn. */
  public enum Kind {
    /** A line. */
    LINE,
    /** A dashed line to compare with. */
    REFERENCE,
    /** A line whose points are seen, and say their names when hovered. */
    KNOTS,
    /** Small dots. */
    DOTS
  }

  /**
   * One point.
   *
   * @param hint what it says when hovered; may be empty
   */
  public record Point(double x, double y, String hint) {}

  private static final double WIDTH = 760;
  private static final double PANEL = 300;
  private static final double LEGEND = 28;
  private static final double TOP = 12;
  private static final double RIGHT = 24;
  private static final int SAMPLE = 26;

  /** Points nearer than this to the last one are not seen. */
  private static final double NEAR = 0.7;

  private final List<Panel> panels;

  public XyChart(List<Panel> panels) {
    this.panels = List.copyOf(panels);
  }

  @Override
  double width() {
    return WIDTH;
  }

  @Override
  double height() {
    return panels.stream().mapToDouble(XyChart::height).sum();
  }

  /** All panels start at the same place. */
  private double left() {
    return panels.stream().mapToDouble(panel -> Plot.leftOf(panel.y())).max().orElse(0);
  }

  private static double height(Panel panel) {
    return PANEL + legend(panel);
  }

  private static double legend(Panel panel) {
    return panel.marks().size() > 1 ? LEGEND : 0;
  }

  @Override
  void draw(Svg svg) {
    double top = 0;
    for (Panel panel : panels) {
      drawLegend(panel, top, svg);
      double head = TOP + legend(panel);
      draw(
          panel,
          new Plot(left(), top + head, WIDTH - left() - RIGHT, height(panel) - head - Plot.BOTTOM),
          svg);
      top += height(panel);
    }
  }

  private static void draw(Panel panel, Plot plot, Svg svg) {
    plot.drawVertical(panel.y(), svg);
    plot.drawHorizontal(panel.x(), svg);
    for (int n = 0; n < panel.marks().size(); n++) {
      Mark mark = panel.marks().get(n);
      path(mark.kind(), n, path(mark, panel, plot), svg);
      if (mark.kind() == Kind.KNOTS) {
        for (Point point : mark.points()) {
          knot(n, point.hint(), plot.x(panel.x(), point.x()), plot.y(panel.y(), point.y()), svg);
        }
      }
    }
  }

  private static String path(Mark mark, Panel panel, Plot plot) {
    StringBuilder path = new StringBuilder();
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int n = 0; n < mark.points().size(); n++) {
      double x = plot.x(panel.x(), mark.points().get(n).x());
      double y = plot.y(panel.y(), mark.points().get(n).y());
      if (mark.kind() == Kind.DOTS) {
        path.append('M').append(Svg.number(x)).append(' ').append(Svg.number(y)).append("h0");
      } else if (!(Math.hypot(x - lastX, y - lastY) < NEAR) || n == mark.points().size() - 1) {
        path.append(n == 0 ? 'M' : 'L').append(Svg.number(x)).append(' ').append(Svg.number(y));
        lastX = x;
        lastY = y;
      }
    }
    return path.toString();
  }

  private static void path(Kind kind, int n, String path, Svg svg) {
    boolean reference = kind == Kind.REFERENCE;
    svg.element(
        "path",
        "class",
        reference ? "reference" : kind == Kind.DOTS ? "dots stroke" + n : "stroke" + n,
        "fill",
        "none",
        "stroke",
        reference ? FAINT : COLORS[n],
        "stroke-width",
        kind == Kind.DOTS ? "3" : reference ? "1.5" : "2.2",
        "stroke-opacity",
        kind == Kind.DOTS ? "0.4" : "1",
        "stroke-linecap",
        kind == Kind.DOTS ? "round" : "butt",
        "stroke-linejoin",
        "round",
        "stroke-dasharray",
        reference ? "5 4" : "none",
        "d",
        path);
  }

  private static void knot(int n, String hint, double x, double y, Svg svg) {
    svg.hinted(hint, "circle", "class", "fill" + n, "fill", COLORS[n], "cx", x, "cy", y, "r", "4");
  }

  private void drawLegend(Panel panel, double top, Svg svg) {
    if (panel.marks().size() == 1) {
      return;
    }
    double x = left();
    double y = top + LEGEND / 2;
    for (int n = 0; n < panel.marks().size(); n++) {
      Mark mark = panel.marks().get(n);
      boolean dots = mark.kind() == Kind.DOTS;
      String start = "M" + Svg.number(x) + " " + Svg.number(y);
      path(mark.kind(), n, start + (dots ? "m6 3h0m6-6h0m6 6h0" : "h" + SAMPLE), svg);
      if (mark.kind() == Kind.KNOTS) {
        knot(n, mark.name(), x + SAMPLE / 2.0, y, svg);
      }
      svg.text("start", x + SAMPLE + 6, y + 4, mark.name(), "fill", INK, "class", "ink");
      x += SAMPLE + Svg.width(mark.name()) + 30;
    }
  }
}
