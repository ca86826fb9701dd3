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

/** Charts with two numeric axes. */
public final class XyChart {

  /**
   * Points, connected by a line or not.
   *
   * @param name in the legend
   * @param style how the points are drawn
   * @param x coordinates, ascending if the points are connected
   * @param y coordinates
   */
  public record PointSeries(String name, PointStyle style, double[] x, double[] y) {}

  /** How points are drawn. */
  public enum PointStyle {
    /** A line. */
    LINE,
    /** A dashed line for reference. */
    REFERENCE,
    /** A line with visible points. */
    KNOTS,
    /** Small dots. */
    DOTS
  }

  /**
   * A panel with its own vertical axis.
   *
   * @param y the vertical axis
   * @param series what is drawn, the first at the bottom
   */
  public record XyPanel(ValueAxis y, List<PointSeries> series) {}

  /**
   * A panel with a curve for each model. Both axes are linear and start at 0.
   *
   * @param x title of the horizontal axis
   * @param y title of the vertical axis
   * @param points x coordinates at which the curves are drawn, ascending
   * @param curves y by x, one for each model
   */
  public record CurvePanel(String x, String y, double[] points, List<DoubleUnaryOperator> curves) {}

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
      new Color(ChartTheme.color(0).getRGB() & 0xFFFFFF | 0x66000000, true);

  private XyChart() {}

  /** Panels above each other with the same axis {@code x} and the legend of the last panel. */
  public static Figure figure(ValueAxis x, List<XyPanel> panels) {
    CombinedDomainXYPlot plot = new CombinedDomainXYPlot(x);
    plot.setGap(GAP);
    LegendItemCollection legend = new LegendItemCollection();
    for (XyPanel panel : panels) {
      XYPlot part = plot(panel);
      plot.add(part);
      legend = part.getLegendItems();
    }
    plot.setFixedLegendItems(legend);
    return new Figure(plot, ChartElements.WIDTH, AXIS + panels.size() * PANEL);
  }

  private static XYPlot plot(XyPanel panel) {
    XYPlot plot = new XYPlot(null, null, panel.y(), null);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    for (int n = 0; n < panel.series().size(); n++) {
      PointSeries series = panel.series().get(n);
      DefaultXYDataset data = new DefaultXYDataset();
      data.addSeries(series.name(), new double[][] {series.x(), series.y()});
      plot.setDataset(n, data);
      plot.setRenderer(n, renderer(series.style(), n));
    }
    return plot;
  }

  private static XYItemRenderer renderer(PointStyle style, int n) {
    if (style == PointStyle.DOTS) {
      return dots();
    }
    XYLineAndShapeRenderer renderer = lines(style == PointStyle.KNOTS);
    renderer.setAutoPopulateSeriesShape(false);
    renderer.setDefaultShape(ChartElements.dot(KNOT));
    boolean reference = style == PointStyle.REFERENCE;
    renderer.setDefaultStroke(reference ? ChartTheme.line(5, 4) : ChartTheme.line());
    ChartElements.paint(renderer, reference ? FAINT : ChartTheme.color(n));
    return renderer;
  }

  private static XYItemRenderer dots() {
    XYDotRenderer renderer = new XYDotRenderer();
    renderer.setDotWidth(DOT);
    renderer.setDotHeight(DOT);
    renderer.setDefaultLegendShape(new Rectangle2D.Double(0, 0, DOT, DOT));
    ChartElements.paint(renderer, HAZE);
    return renderer;
  }

  /** Each line is one path, so that its dashes do not restart at every point. */
  private static XYLineAndShapeRenderer lines(boolean knots) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, knots);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setLegendLine(new Line2D.Double(-SAMPLE / 2, 0, SAMPLE / 2, 0));
    renderer.setAutoPopulateSeriesPaint(false);
    renderer.setAutoPopulateSeriesStroke(false);
    return renderer;
  }

  /** Panels side by side that compare {@code models}, whose names differ, with one legend. */
  public static Figure comparison(List<String> models, List<CurvePanel> panels) {
    List<XYPlot> plots = panels.stream().map(panel -> plot(models, panel)).toList();
    return new Figure(new PlotRow(plots), panels.size() * COMPARISON_WIDTH, COMPARISON_HEIGHT);
  }

  private static XYPlot plot(List<String> models, CurvePanel panel) {
    double[] points = panel.points();
    DefaultXYDataset data = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = lines(false);
    for (int n = 0; n < models.size(); n++) {
      double[] heights = Arrays.stream(points).map(panel.curves().get(n)).toArray();
      data.addSeries(models.get(n), new double[][] {points, heights});
      renderer.setSeriesPaint(n, ChartTheme.color(n));
      renderer.setSeriesStroke(n, ChartTheme.stroke(n));
    }
    return new XYPlot(
        data,
        Axes.linear(panel.x(), 0, points[points.length - 1]),
        Axes.fromZero(panel.y()),
        renderer);
  }
}
