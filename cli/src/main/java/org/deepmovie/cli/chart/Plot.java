package org.deepmovie.cli.chart;

/**
 * The frame of a diagram: where its axes lie on the sheet, their ticks and titles.
 *
 * @param left of the frame
 * @param top of the frame
 * @param width of the frame
 * @param height of the frame
 */
record Plot(double left, double top, double width, double height) {

  static final int BOTTOM = 48;

  private static final int TICK_ROOM = 8;
  private static final int TITLE_ROOM = 26;

  /** The room that title and ticks of vertical axis {@code axis} take. */
  static double leftOf(Axis axis) {
    double widest =
        axis.ticks().stream().mapToDouble(tick -> Svg.width(Axis.label(tick))).max().orElse(0);
    return TITLE_ROOM + widest + TICK_ROOM;
  }

  double x(Axis axis, double value) {
    return left + width * axis.place(value);
  }

  double y(Axis axis, double value) {
    return bottom() - height * axis.place(value);
  }

  double bottom() {
    return top + height;
  }

  /** Draws grid lines, ticks and title of a vertical axis. */
  void drawVertical(Axis axis, Svg svg) {
    for (double tick : axis.ticks()) {
      double y = y(axis, tick);
      line(svg, left, y, left + width, y);
      label(svg, "end", left - TICK_ROOM, y + 4, Axis.label(tick));
    }
    title(svg, axis, -(top + height / 2), 14, "transform", "rotate(-90)");
  }

  /** Draws grid lines, ticks and title of a horizontal axis. */
  void drawHorizontal(Axis axis, Svg svg) {
    for (double tick : axis.ticks()) {
      double x = x(axis, tick);
      line(svg, x, top, x, bottom());
      label(svg, "middle", x, bottom() + 18, Axis.label(tick));
    }
    drawTitle(axis, svg);
  }

  /** Draws the title of a horizontal axis alone. */
  void drawTitle(Axis axis, Svg svg) {
    title(svg, axis, left + width / 2, bottom() + 38);
  }

  static void label(Svg svg, String anchor, double x, double y, String label) {
    svg.text(anchor, x, y, label, "fill", Chart.FAINT, "class", "faint");
  }

  private static void title(Svg svg, Axis axis, double x, double y, Object... attributes) {
    svg.open("g", attributes)
        .text("middle", x, y, axis.title(), "fill", Chart.INK, "class", "ink")
        .close("g");
  }

  private static void line(Svg svg, double x1, double y1, double x2, double y2) {
    svg.element(
        "line", "class", "grid", "stroke", Chart.GRID, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
  }
}
