package org.deepmovie.cli.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;

/** Fonts, colors and lines of all charts. */
final class ChartTheme extends StandardChartTheme {

  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  static final RectangleInsets PADDING = new RectangleInsets(8, 8, 8, 8);

  /** The color-blind safe palette of Okabe and Ito, without the color too light for white. */
  private static final Color[] COLORS = {
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    Color.BLACK,
    new Color(0x56B4E9),
    new Color(0xE69F00)
  };

  /** Their number and that of the colors are coprime, so that no pair repeats before 28 lines. */
  private static final float[][] DASHES = {{}, {9, 4}, {2, 3}, {10, 3, 2, 3}};

  private static final long serialVersionUID = 1;
  private static final Color INK = new Color(0x333333);
  private static final Color GRID = new Color(0xDDDDDD);
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 16);

  static {
    // With the workaround, rotated text is drawn as outlines instead of text.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private ChartTheme() {
    super("DeepMovie");
    setExtraLargeFont(BOLD);
    setLargeFont(PLAIN);
    setRegularFont(SMALL);
    setSmallFont(SMALL);
    setTitlePaint(INK);
    setSubtitlePaint(INK);
    setAxisLabelPaint(INK);
    setTickLabelPaint(INK);
    setItemLabelPaint(INK);
    setLegendItemPaint(INK);
    setChartBackgroundPaint(Color.WHITE);
    setPlotBackgroundPaint(Color.WHITE);
    setPlotOutlinePaint(GRID);
    setDomainGridlinePaint(GRID);
    setRangeGridlinePaint(GRID);
    setAxisOffset(RectangleInsets.ZERO_INSETS);
    setShadowVisible(false);
    setBarPainter(new StandardBarPainter());
    setXYBarPainter(new StandardXYBarPainter());
  }

  static void applyTo(JFreeChart chart) {
    new ChartTheme().apply(chart);
    chart.setPadding(PADDING);
    if (chart.getLegend() != null) {
      chart.getLegend().setFrame(new BlockBorder(Color.WHITE));
    }
  }

  @Override
  protected void applyToPlot(Plot plot) {
    super.applyToPlot(plot);
    if (plot instanceof PlotRow row) {
      row.plots().forEach(this::applyToPlot);
    }
  }

  /** The color of the {@code n}-th of several lines, from 0. */
  static Color color(int n) {
    return COLORS[n % COLORS.length];
  }

  /** The stroke of the {@code n}-th of several lines, from 0. */
  static BasicStroke stroke(int n) {
    return line(DASHES[n % DASHES.length]);
  }

  static BasicStroke line(float... dashes) {
    return new BasicStroke(
        2.2f,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        10,
        dashes.length == 0 ? null : dashes,
        0);
  }

  /** Numbers with thousands separators and without trailing zeros. */
  static NumberFormat numbers() {
    return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }
}
