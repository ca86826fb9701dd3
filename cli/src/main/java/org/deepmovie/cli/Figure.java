package org.deepmovie.cli;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.deepmovie.cli.chart.Axis;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.colors.ColorBlindFriendlySeriesColors;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Panels side by side under one title, each with a line per model; the legend below them holds for
 * all. XChart draws the axes; the lines are drawn here, as it would begin their dashes anew at
 * every point. No display is needed.
 *
 * @param title one line
 * @param subtitle one line: data, split and seed
 * @param models what the lines are called, in the same order in all panels
 * @param panels from left to right
 */
record Figure(String title, String subtitle, List<String> models, List<Panel> panels) {

  /**
   * One diagram; both axes are linear and start at 0.
   *
   * @param x label of the horizontal axis
   * @param y label of the vertical axis
   * @param at where on the horizontal axis the lines have points, ascending
   * @param curves heights by model
   */
  record Panel(String x, String y, double[] at, List<DoubleUnaryOperator> curves) {

    private double right() {
      return at[at.length - 1];
    }

    private double top() {
      return curves.stream()
          .flatMapToDouble(curve -> DoubleStream.of(at).map(curve))
          .filter(height -> height > 0)
          .max()
          .orElse(1);
    }
  }

  static {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private static final int WIDTH = 460;
  private static final int HEIGHT = 380;
  private static final int MARGIN = 16;
  private static final int ROW = 26;
  private static final int PANEL_TOP = MARGIN + 2 * ROW;
  private static final int SAMPLE = 44;
  private static final int GAP = 10;
  private static final int TICKS = 11;
  private static final double ROUNDING = 1e-9;
  private static final double CONTENT = 0.96;
  private static final int PIXELS = 2;
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  private static final Color GRID = new Color(225, 225, 225);

  /** Those of the palette that stand out from white, unlike ones first. */
  private static final int[] COLORS = {5, 6, 3, 7, 1, 2, 0};

  private static final float[][] DASHES = {null, {9, 4}, {2, 3}, {10, 3, 2, 3}};

  /** Writes the figure as SVG. */
  void writeSvg(OutputStream out) throws IOException {
    VectorGraphics2D graphics = new VectorGraphics2D();
    paint(graphics);
    new SVGProcessor()
        .getDocument(graphics.getCommands(), new PageSize(0, 0, width(), height()))
        .writeTo(out);
  }

  /** Writes the figure as PNG, with {@value #PIXELS} pixels to the unit. */
  void writePng(OutputStream out) throws IOException {
    BufferedImage image =
        new BufferedImage(PIXELS * width(), PIXELS * height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PIXELS, PIXELS);
    paint(graphics);
    graphics.dispose();
    ImageIO.write(image, "png", out);
  }

  private int width() {
    return Math.max(panels.size() * WIDTH, legendCell()) + 2 * MARGIN;
  }

  private int height() {
    return legendTop() + legendRows() * ROW + MARGIN;
  }

  private static int legendTop() {
    return PANEL_TOP + HEIGHT + GAP;
  }

  private int legendColumns() {
    return Math.max(1, (width() - 2 * MARGIN) / legendCell());
  }

  private int legendRows() {
    return (models.size() + legendColumns() - 1) / legendColumns();
  }

  /** The room for one model in the legend: as much as the longest name takes. */
  private int legendCell() {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    FontMetrics metrics = graphics.getFontMetrics(PLAIN);
    int longest = models.stream().mapToInt(metrics::stringWidth).max().orElse(0);
    graphics.dispose();
    return SAMPLE + GAP + longest + 3 * GAP;
  }

  private void paint(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width(), height());
    for (int n = 0; n < panels.size(); n++) {
      int left = MARGIN + n * WIDTH;
      graphics.translate(left, PANEL_TOP);
      paint(panels.get(n), graphics);
      graphics.translate(-left, -PANEL_TOP);
    }
    write(title, BOLD, 2 * MARGIN, MARGIN + ROW / 2, graphics);
    write(subtitle, PLAIN, 2 * MARGIN, MARGIN + ROW + ROW / 2, graphics);
    paintLegend(graphics);
  }

  private void paint(Panel panel, Graphics2D graphics) {
    XYChart chart = chart(panel);
    chart.paint(graphics, WIDTH, HEIGHT);
    for (int model = 0; model < models.size(); model++) {
      Path2D line = new Path2D.Double();
      for (double at : panel.at()) {
        double x = chart.getScreenXFromChart(at);
        double y = chart.getScreenYFromChart(panel.curves().get(model).applyAsDouble(at));
        if (line.getCurrentPoint() == null) {
          line.moveTo(x, y);
        } else {
          line.lineTo(x, y);
        }
      }
      graphics.setColor(color(model));
      graphics.setStroke(stroke(model));
      graphics.draw(line);
    }
  }

  /** Writes by outlines, which look the same wherever the figure is shown. */
  private static void write(String text, Font font, int x, int y, Graphics2D graphics) {
    graphics.setColor(Color.BLACK);
    graphics.fill(font.createGlyphVector(graphics.getFontRenderContext(), text).getOutline(x, y));
  }

  private void paintLegend(Graphics2D graphics) {
    int cell = legendCell();
    int columns = legendColumns();
    for (int n = 0; n < models.size(); n++) {
      int left = 2 * MARGIN + n % columns * cell;
      int middle = legendTop() + n / columns * ROW + ROW / 2;
      graphics.setColor(color(n));
      graphics.setStroke(stroke(n));
      graphics.drawLine(left, middle, left + SAMPLE, middle);
      write(models.get(n), PLAIN, left + SAMPLE + GAP, middle + 5, graphics);
    }
  }

  private XYChart chart(Panel panel) {
    XYChart chart = new XYChart(WIDTH, HEIGHT);
    chart.setXAxisTitle(panel.x());
    chart.setYAxisTitle(panel.y());
    XYStyler style = chart.getStyler();
    style.setLegendVisible(false);
    style.setChartTitleVisible(false);
    style.setLocale(Locale.ROOT);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotContentSize(CONTENT);
    style.setPlotGridLinesColor(GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setAxisTitleFont(PLAIN);
    style.setAxisTickLabelsFont(PLAIN);
    style.setDecimalPattern("0.####");
    // XChart sets its ticks where it sees data, so this is what it gets to see.
    chart
        .addSeries("ticks", ticks(panel.right()), ticks(panel.top()))
        .setMarker(SeriesMarkers.NONE)
        .setLineStyle(SeriesLines.NONE);
    return chart;
  }

  /** From 0 to {@code end} or beyond in round steps: {@value #TICKS} numbers, the last repeated. */
  static double[] ticks(double end) {
    double step = Axis.roundStep(end, TICKS - 1);
    double last = Math.ceil(end / step - ROUNDING);
    return IntStream.range(0, TICKS).mapToDouble(n -> Math.min(n, last) * step).toArray();
  }

  static Color color(int model) {
    return new ColorBlindFriendlySeriesColors().getSeriesColors()[COLORS[model % COLORS.length]];
  }

  static BasicStroke stroke(int model) {
    float[] dashes = DASHES[(model % COLORS.length + model / COLORS.length) % DASHES.length];
    return new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }
}
