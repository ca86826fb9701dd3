package org.deepmovie.cli.chart;

import java.util.List;

/** A table whose cells are coloured by a factor: orange above 1, blue below. */
public final class HeatMap extends Chart {

  /**
   * One cell.
   *
   * @param text stands in it
   * @param factor its colour, full at 2 and at 1/2; a cell of NaN is empty
   * @param hint what it says when hovered
   */
  public record Cell(String text, double factor, String hint) {}

  private static final double CELL_WIDTH = 38;
  private static final double CELL_HEIGHT = 24;
  private static final double LEGEND = 56;
  private static final double SLANT = Math.sqrt(0.5);
  private static final int LONGEST = 26;
  private static final int[] NEUTRAL = {246, 246, 246};
  private static final int[] ABOVE = {200, 89, 10};
  private static final int[] BELOW = {42, 109, 176};
  private static final double PALE = 0.9;
  private static final int SHADES = 9;

  private final List<String> rows;
  private final List<String> columns;
  private final List<List<Cell>> cells;
  private final String legend;

  /**
   * A heat map.
   *
   * @param rows names of the rows
   * @param columns names of the columns
   * @param cells by row and column
   * @param legend what a factor of 1 is
   */
  public HeatMap(List<String> rows, List<String> columns, List<List<Cell>> cells, String legend) {
    this.rows = List.copyOf(rows);
    this.columns = List.copyOf(columns);
    this.cells = List.copyOf(cells);
    this.legend = legend;
  }

  @Override
  double width() {
    double slanted = longest(columns) * SLANT;
    return Math.max(left() + columns.size() * CELL_WIDTH + slanted, left() + 470);
  }

  @Override
  double height() {
    return top() + rows.size() * CELL_HEIGHT + LEGEND;
  }

  private double left() {
    return 20 + longest(rows);
  }

  private double top() {
    return 24 + longest(columns) * SLANT;
  }

  private static double longest(List<String> names) {
    return names.stream()
        .mapToDouble(name -> Svg.width(Svg.shortened(name, LONGEST)))
        .max()
        .orElse(0);
  }

  @Override
  void draw(Svg svg) {
    for (int c = 0; c < columns.size(); c++) {
      String place = Svg.number(left() + (c + 0.5) * CELL_WIDTH) + " " + Svg.number(top() - 8);
      svg.open("g", "transform", "translate(" + place + ") rotate(-45)")
          .text("start", 0, 0, Svg.shortened(columns.get(c), LONGEST), "fill", INK, "class", "ink")
          .close("g");
    }
    for (int r = 0; r < rows.size(); r++) {
      double y = top() + r * CELL_HEIGHT;
      String name = Svg.shortened(rows.get(r), LONGEST);
      svg.text("end", left() - 8, y + CELL_HEIGHT / 2 + 4, name, "fill", INK, "class", "ink");
      for (int c = 0; c < columns.size(); c++) {
        draw(cells.get(r).get(c), left() + c * CELL_WIDTH, y, svg);
      }
    }
    drawLegend(svg);
  }

  private static void draw(Cell cell, double x, double y, Svg svg) {
    if (!Double.isNaN(cell.factor())) {
      double strength = strength(cell.factor());
      rectangle(strength, cell.hint(), x, y, CELL_WIDTH - 1, CELL_HEIGHT - 1, svg);
      svg.text(
          "middle",
          x + CELL_WIDTH / 2,
          y + CELL_HEIGHT / 2 + 4,
          cell.text(),
          "font-size",
          11,
          "pointer-events",
          "none",
          "fill",
          Math.abs(strength) > PALE ? "#ffffff" : "#222222");
    }
  }

  private void drawLegend(Svg svg) {
    double y = top() + rows.size() * CELL_HEIGHT + 14;
    for (int n = 0; n < SHADES; n++) {
      double strength = 2.0 * n / (SHADES - 1) - 1;
      String hint = Axis.label(Math.rint(100 * Math.pow(2, strength)) / 100);
      rectangle(strength, hint, left() + n * 24, y, 24, 12, svg);
    }
    double end = left() + SHADES * 24;
    Plot.label(svg, "start", left(), y + 28, "½");
    Plot.label(svg, "middle", (left() + end) / 2, y + 28, "1");
    Plot.label(svg, "end", end, y + 28, "2 times");
    Plot.label(svg, "start", end + 12, y + 10, legend);
  }

  private static void rectangle(
      double strength, String hint, double x, double y, double width, double height, Svg svg) {
    svg.hinted(
        hint, "rect", "fill", color(strength), "x", x, "y", y, "width", width, "height", height);
  }

  /** From -1 at a factor of 1/2 or less to 1 at 2 or more. */
  private static double strength(double factor) {
    return Math.max(-1, Math.min(1, Math.log(factor) / Math.log(2)));
  }

  private static String color(double strength) {
    int[] full = strength > 0 ? ABOVE : BELOW;
    StringBuilder color = new StringBuilder("#");
    for (int n = 0; n < full.length; n++) {
      long part = Math.round(NEUTRAL[n] + Math.abs(strength) * (full[n] - NEUTRAL[n]));
      color.append(String.format("%02x", part));
    }
    return color.toString();
  }
}
