package org.deepmovie.cli.chart;

import java.util.List;
import java.util.stream.Stream;

/** A drawing of numbers; it has no title, as the page has one above it. */
public abstract class Chart {

  static final String INK = "#333333";
  static final String FAINT = "#666666";
  static final String GRID = "#dddddd";
  static final String[] COLORS = {"#2a6db0", "#c8590a"};

  private static final int TITLE = 34;

  /** A page may make a chart smaller, down to this part of its width. */
  private static final double LEAST = 0.8;

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  Chart() {}

  abstract double width();

  abstract double height();

  abstract void draw(Svg svg);

  /**
   * The chart as an element within a page.
   *
   * @param label what it shows, for those who do not see it
   */
  public String inline(String label) {
    Svg svg = new Svg();
    String box = "0 0 " + Svg.number(width()) + " " + Svg.number(height());
    open(svg, label, box, height(), "style", "min-width:" + Math.round(LEAST * width()) + "px");
    return close(svg);
  }

  /**
   * The chart as a file.
   *
   * @param title stands above it
   * @param label what it shows, for those who do not see it
   */
  public String file(String title, String label) {
    Svg svg = new Svg();
    double height = height() + TITLE;
    String box = "0 " + -TITLE + " " + Svg.number(width()) + " " + Svg.number(height);
    open(svg, label, box, height);
    svg.element("rect", "y", -TITLE, "width", width(), "height", height, "fill", "#ffffff");
    svg.text("start", 12, -10, title, "font-size", 16, "font-weight", "bold", "fill", INK);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + close(svg);
  }

  private void open(Svg svg, String label, String box, double height, Object... more) {
    List<Object> attributes =
        List.of(
            "xmlns",
            NAMESPACE,
            "viewBox",
            box,
            "width",
            width(),
            "height",
            height,
            "font-family",
            "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif",
            "font-size",
            12,
            "role",
            "img",
            "aria-label",
            label);
    svg.open("svg", Stream.concat(attributes.stream(), Stream.of(more)).toArray());
  }

  private String close(Svg svg) {
    draw(svg);
    return svg.close("svg").toString();
  }
}
