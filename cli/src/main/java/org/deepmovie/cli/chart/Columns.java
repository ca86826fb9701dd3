package org.deepmovie.cli.chart;

import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.StandardXYItemLabelGenerator;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Upright columns in order: histograms, and numbers over time. */
public final class Columns {

  /**
   * One column.
   *
   * @param from where it starts on the axis
   * @param to where it ends
   * @param value its height, a number of ratings, users or items
   */
  public record Column(double from, double to, double value) {}

  private static final int HEIGHT = 320;
  private static final double GAP = 0.1;

  /** Of more columns none has its number above it. */
  private static final int FEW = 14;

  private static final double ROOM = 0.1;

  private Columns() {}

  /** The columns above the axis {@code x}. */
  public static Figure figure(ValueAxis x, String y, List<Column> columns) {
    XYIntervalSeries series = new XYIntervalSeries("");
    for (Column column : columns) {
      double middle = (column.from() + column.to()) / 2;
      double value = column.value();
      series.add(middle, column.from(), column.to(), value, 0, value);
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    XYBarRenderer renderer = new XYBarRenderer(GAP);
    Marks.paint(renderer, Style.color(0));
    NumberAxis height = Axes.integers(y);
    height.setAutoRangeIncludesZero(true);
    if (columns.size() <= FEW) {
      renderer.setDefaultItemLabelGenerator(
          new StandardXYItemLabelGenerator("{2}", Style.numbers(), Style.numbers()));
      renderer.setDefaultItemLabelsVisible(true);
      renderer.setDefaultItemLabelFont(Style.SMALL);
      height.setUpperMargin(ROOM);
    }
    XYPlot plot = new XYPlot(data, x, height, renderer);
    plot.setDomainGridlinesVisible(false);
    return new Figure(plot, Marks.WIDTH, HEIGHT);
  }
}
