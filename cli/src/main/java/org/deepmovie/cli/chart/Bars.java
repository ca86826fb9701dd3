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

/** Names with several numbers each, as level bars side by side. */
public final class Bars {

  /**
   * One number of all names.
   *
   * @param title of its axis
   * @param low where the axis starts; if that is not 0, dots stand in place of bars
   * @param high where it ends, or NaN for a bit beyond the numbers
   * @param values by name; where one is NaN there is no bar
   * @param decimals of a value
   */
  public record Series(String title, double low, double high, List<Double> values, int decimals) {

    /** Bars from 0. */
    public static Series fromZero(String title, List<Double> values, int decimals) {
      return new Series(title, 0, Double.NaN, values, decimals);
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

  private Bars() {}

  /** The bars, the first name at the top. */
  public static Figure figure(List<String> names, List<Series> series) {
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
    return new Figure(plot, Marks.WIDTH, AXES + names.size() * ROW);
  }

  private static CategoryPlot plot(List<String> names, Series series) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (int n = 0; n < names.size(); n++) {
      double value = series.values().get(n);
      data.addValue(Double.isNaN(value) ? null : value, series.title(), names.get(n));
    }
    NumberFormat format = Style.numbers();
    format.setMinimumFractionDigits(series.decimals());
    format.setMaximumFractionDigits(series.decimals());
    AbstractCategoryItemRenderer renderer = series.low() == 0 ? bars() : dots();
    renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", format));
    renderer.setDefaultItemLabelsVisible(true);
    renderer.setDefaultItemLabelFont(Style.SMALL);
    renderer.setDefaultPositiveItemLabelPosition(RIGHT);
    renderer.setDefaultNegativeItemLabelPosition(RIGHT);
    return new CategoryPlot(data, null, axis(series), renderer);
  }

  private static ValueAxis axis(Series series) {
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
    Marks.paint(bars, Style.color(0));
    return bars;
  }

  private static AbstractCategoryItemRenderer dots() {
    LineAndShapeRenderer dots = new LineAndShapeRenderer(false, true);
    dots.setDefaultShape(Marks.dot(DOT));
    dots.setItemLabelInsets(new RectangleInsets(DOT, DOT, DOT, DOT));
    dots.setAutoPopulateSeriesShape(false);
    Marks.paint(dots, Style.color(1));
    return dots;
  }
}
