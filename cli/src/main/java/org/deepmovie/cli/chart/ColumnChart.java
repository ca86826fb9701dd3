package org.deepmovie.cli.chart;

import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.StandardXYItemLabelGenerator;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Vertical columns along an axis: histograms, and counts over time. */
public final class ColumnChart {

  /**
   * One column.
   *
   * @param from start on the axis
   * @param to end on the axis
   * @param value height: a number of ratings, users or items
   */
  public record ChartColumn(double from, double to, double value) {}

  private static final int HEIGHT = 320;
  private static final double GAP = 0.1;

  /** Charts of more columns do not label them with their values. */
  private static final int MAX_LABELED = 14;

  private static final double ROOM = 0.1;

  private ColumnChart() {}

  /** The chart of {@code columns} over the axis {@code x}. */
  public static Figure figure(ValueAxis x, String y, List<ChartColumn> columns) {
    XYIntervalSeries series = new XYIntervalSeries("");
    for (ChartColumn column : columns) {
      double middle = (column.from() + column.to()) / 2;
      double value = column.value();
      series.add(middle, column.from(), column.to(), value, 0, value);
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    XYBarRenderer renderer = new XYBarRenderer(GAP);
    ChartElements.paint(renderer, ChartTheme.color(0));
    NumberAxis height = Axes.integers(y);
    height.setAutoRangeIncludesZero(true);
    if (columns.size() <= MAX_LABELED) {
      renderer.setDefaultItemLabelGenerator(
          new StandardXYItemLabelGenerator("{2}", ChartTheme.numbers(), ChartTheme.numbers()));
      renderer.setDefaultItemLabelsVisible(true);
      renderer.setDefaultItemLabelFont(ChartTheme.SMALL);
      height.setUpperMargin(ROOM);
    }
    XYPlot plot = new XYPlot(data, x, height, renderer);
    plot.setDomainGridlinesVisible(false);
    return new Figure(plot, ChartElements.WIDTH, HEIGHT);
  }
}
