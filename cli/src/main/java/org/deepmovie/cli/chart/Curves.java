package org.deepmovie.cli.chart;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYDotRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Diagrams of two axes. */
public final class Curves {

  /**
   * Points, joined by a line or not.
   *
   * @param name what they are called in the legend
   * @param kind how they are drawn
   * @param x where they stand, ascending if they are joined
   * @param y how high they stand
   */
  public record Mark(String name, Kind kind, double[] x, double[] y) {}

  /** How points are drawn. */
  public enum Kind {
    /** A line. */
    LINE,
    /** A dashed line to compare with. */
    REFERENCE,
    /** A line whose points are seen. */
    KNOTS,
    /** Small dots. */
    DOTS
  }

  /**
   * One diagram.
   *
   * @param y its vertical axis
   * @param marks what is drawn, the first at the bottom
   */
  public record Panel(ValueAxis y, List<Mark> marks) {}

  /**
   * A diagram with a line for each model, both of whose axes are linear and start at 0.
   *
   * @param x title of the horizontal axis
   * @param y title of the vertical axis
   * @param at where on the horizontal axis the lines have points, ascending
   * @param curves heights by model
   */
  public record Comparison(String x, String y, double[] at, List<DoubleUnaryOperator> curves) {}

  private static final int PANEL = 300;
  private static final int AXIS = 40;
  private static final int COMPARISON_WIDTH = 470;
  private static final int COMPARISON_HEIGHT = 390;
  private static final double SAMPLE = 36;
  private static final int KNOT = 8;
  private static final int DOT = 3;
  private static final double GAP = 16;
  private static final Color FAINT = new Color(0x888888);
  private static final Color HAZE =
      new Color(Style.color(0).getRGB() & 0xFFFFFF | 0x66000000, true);

  private Curves() {}

  /** Diagrams above the same axis {@code x}, with the legend of the last. */
  public static Figure figure(ValueAxis x, List<Panel> panels) {
    CombinedDomainXYPlot plot = new CombinedDomainXYPlot(x);
    plot.setGap(GAP);
    LegendItemCollection legend = new LegendItemCollection();
    for (Panel panel : panels) {
      XYPlot part = plot(panel);
      plot.add(part);
      legend = part.getLegendItems();
    }
    plot.setFixedLegendItems(legend);
    return new Figure(plot, Marks.WIDTH, AXIS + panels.size() * PANEL);
  }

  private static XYPlot plot(Panel panel) {
    XYPlot plot = new XYPlot(null, null, panel.y(), null);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    for (int n = 0; n < panel.marks().size(); n++) {
      Mark mark = panel.marks().get(n);
      DefaultXYDataset data = new DefaultXYDataset();
      data.addSeries(mark.name(), new double[][] {mark.x(), mark.y()});
      plot.setDataset(n, data);
      plot.setRenderer(n, renderer(mark.kind(), n));
    }
    return plot;
  }

  private static XYItemRenderer renderer(Kind kind, int n) {
    if (kind == Kind.DOTS) {
      return dots();
    }
    XYLineAndShapeRenderer renderer = lines(kind == Kind.KNOTS);
    renderer.setAutoPopulateSeriesShape(false);
    renderer.setDefaultShape(Marks.dot(KNOT));
    boolean reference = kind == Kind.REFERENCE;
    renderer.setDefaultStroke(reference ? Style.line(5, 4) : Style.line());
    Marks.paint(renderer, reference ? FAINT : Style.color(n));
    return renderer;
  }

  private static XYItemRenderer dots() {
    XYDotRenderer renderer = new XYDotRenderer();
    renderer.setDotWidth(DOT);
    renderer.setDotHeight(DOT);
    renderer.setDefaultLegendShape(new Rectangle2D.Double(0, 0, DOT, DOT));
    Marks.paint(renderer, HAZE);
    return renderer;
  }

  /** A line is one path, so that its dashes do not begin anew at every point. */
  private static XYLineAndShapeRenderer lines(boolean knots) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, knots);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(new Line2D.Double(-SAMPLE / 2, 0, SAMPLE / 2, 0));
    renderer.setAutoPopulateSeriesPaint(false);
    renderer.setAutoPopulateSeriesStroke(false);
    return renderer;
  }

  /** Models, each of a name of its own, side by side in several respects under one legend. */
  public static Figure comparison(List<String> models, List<Comparison> panels) {
    List<XYPlot> plots = panels.stream().map(panel -> plot(models, panel)).toList();
    return new Figure(new Row(plots), panels.size() * COMPARISON_WIDTH, COMPARISON_HEIGHT);
  }

  private static XYPlot plot(List<String> models, Comparison panel) {
    double[] at = panel.at();
    DefaultXYDataset data = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = lines(false);
    for (int n = 0; n < models.size(); n++) {
      double[] heights = Arrays.stream(at).map(panel.curves().get(n)).toArray();
      data.addSeries(models.get(n), new double[][] {at, heights});
      renderer.setSeriesPaint(n, Style.color(n));
      renderer.setSeriesStroke(n, Style.stroke(n));
    }
    return new XYPlot(
        data, Axes.linear(panel.x(), 0, at[at.length - 1]), Axes.fromZero(panel.y()), renderer);
  }
}
