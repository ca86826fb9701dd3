package org.deepmovie.cli.chart;

import java.text.NumberFormat;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.AbstractCategoryItemRenderer;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** Horizontal bars: several values for each name, one panel for each kind of value. */
public final class BarChart {

  /**
   * The values of one panel.
   *
   * @param title of its axis
   * @param low start of the axis; if it is not 0, values are drawn as dots instead of bars
   * @param high end of the axis, or NaN for one that fits the values
   * @param values by name; NaN is not drawn
   * @param decimals number of decimals of the values' labels
   */
  public record BarSeries(
      String title, double low, double high, List<Double> values, int decimals) {

    /** Bars that start at 0. */
    public static BarSeries fromZero(String title, List<Double> values, int decimals) {
      return new BarSeries(title, 0, Double.NaN, values, decimals);
    }
  }

  private static final int ROW = 22;
  private static final int AXES = 60;
  private static final float NAMES = 0.3f;
  private static final double GAP = 36;
  private static final double ROOM = 0.25;
  private static final double LABEL = 0.18;
  private static final double MARGIN = 0.05;
  private static final double DOT = 9;
  private static final double THICKEST = 0.3;
  private static final ItemLabelPosition RIGHT =
      new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT);

  private BarChart() {}

  /** The chart, with the first name at the top. */
  public static Figure figure(List<String> names, List<BarSeries> series) {
    CategoryAxis axis = new CategoryAxis();
    axis.setMaximumCategoryLabelWidthRatio(NAMES);
    axis.setLowerMargin(0);
    axis.setUpperMargin(0);
    CombinedDomainCategoryPlot plot = new CombinedDomainCategoryPlot(axis);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setGap(GAP);
    series.forEach(each -> plot.add(plot(names, each)));
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setFixedLegendItems(new LegendItemCollection());
    return new Figure(plot, ChartElements.WIDTH, AXES + names.size() * ROW);
  }

  private static CategoryPlot plot(List<String> names, BarSeries series) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (int n = 0; n < names.size(); n++) {
      double value = series.values().get(n);
      data.addValue(Double.isNaN(value) ? null : value, series.title(), names.get(n));
    }
    NumberFormat format = ChartTheme.numbers();
    format.setMinimumFractionDigits(series.decimals());
    format.setMaximumFractionDigits(series.decimals());
    AbstractCategoryItemRenderer renderer = series.low() == 0 ? bars() : dots();
    renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", format));
    renderer.setDefaultItemLabelsVisible(true);
    renderer.setDefaultItemLabelFont(ChartTheme.SMALL);
    renderer.setDefaultPositiveItemLabelPosition(RIGHT);
    renderer.setDefaultNegativeItemLabelPosition(RIGHT);
    return new CategoryPlot(data, null, axis(series), renderer);
  }

  private static ValueAxis axis(BarSeries series) {
    NumberAxis axis = Axes.numbers(series.title());
    axis.setAutoRangeIncludesZero(series.low() == 0);
    axis.setUpperMargin(ROOM);
    if (!Double.isNaN(series.high())) {
      double span = series.high() - series.low();
      axis.setRange(series.low() - MARGIN * span, series.high() + LABEL * span);
    }
    return axis;
  }

  private static AbstractCategoryItemRenderer bars() {
    BarRenderer bars = new BarRenderer();
    bars.setMaximumBarWidth(THICKEST);
    ChartElements.paint(bars, ChartTheme.color(0));
    return bars;
  }

  private static AbstractCategoryItemRenderer dots() {
    LineAndShapeRenderer dots = new LineAndShapeRenderer(false, true);
    dots.setDefaultShape(ChartElements.dot(DOT));
    dots.setItemLabelInsets(new RectangleInsets(DOT, DOT, DOT, DOT));
    dots.setAutoPopulateSeriesShape(false);
    ChartElements.paint(dots, ChartTheme.color(1));
    return dots;
  }
}
