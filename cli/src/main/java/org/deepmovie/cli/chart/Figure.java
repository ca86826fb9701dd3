package org.deepmovie.cli.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.LengthConstraintType;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;

/** A chart of a given size, written as SVG or PNG with titles or without; needs no display. */
public final class Figure {

  static {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private static final int PIXELS_PER_UNIT = 2;

  /** Width of a legend without its longest name. */
  private static final int LEGEND_PADDING = 80;

  private static final double UNLIMITED = 1e6;

  private final Plot plot;
  private final int width;
  private final int height;

  /**
   * A figure of {@code plot}, with a legend if the plot has more than one legend item.
   *
   * @param width minimum width; the figure widens for a legend of long names
   * @param height without titles and legend
   */
  Figure(Plot plot, int width, int height) {
    this.plot = plot;
    this.height = height;
    this.width = Math.max(width, widestName() + LEGEND_PADDING);
  }

  private int widestName() {
    LegendItemCollection items = plot.getLegendItems();
    Graphics2D graphics = scratch();
    FontMetrics metrics = graphics.getFontMetrics(ChartTheme.SMALL);
    int widest =
        IntStream.range(0, items.getItemCount())
            .map(n -> metrics.stringWidth(items.get(n).getLabel()))
            .max()
            .orElse(0);
    graphics.dispose();
    return widest;
  }

  /** The width of the figure in pixels. */
  public int width() {
    return width;
  }

  /** The plot, for tests. */
  Plot plot() {
    return plot;
  }

  /**
   * The figure as SVG, in which text remains text.
   *
   * @param label text alternative
   * @param titles lines above the figure
   */
  public String svg(String label, String... titles) {
    JFreeChart chart = chart(titles);
    int fullHeight = fullHeight(chart);
    return SvgDocument.of(width, fullHeight, label, graphics -> draw(chart, fullHeight, graphics));
  }

  /** Writes the figure as PNG, with {@value #PIXELS_PER_UNIT} pixels per unit. */
  public void writePng(OutputStream out, String... titles) throws IOException {
    JFreeChart chart = chart(titles);
    int fullHeight = fullHeight(chart);
    BufferedImage image =
        new BufferedImage(
            PIXELS_PER_UNIT * width, PIXELS_PER_UNIT * fullHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
    draw(chart, fullHeight, graphics);
    graphics.dispose();
    ImageIO.write(image, "png", out);
  }

  private JFreeChart chart(String... titles) {
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    for (int n = 0; n < titles.length; n++) {
      if (n == 0) {
        chart.setTitle(titles[n]);
      } else {
        chart.addSubtitle(new TextTitle(titles[n]));
      }
    }
    if (plot.getLegendItems().getItemCount() > 1) {
      LegendTitle legend = new LegendTitle(plot);
      legend.setPosition(RectangleEdge.BOTTOM);
      chart.addLegend(legend);
    }
    ChartTheme.applyTo(chart);
    return chart;
  }

  /** The height with titles and legend, which JFreeChart would take from the plot. */
  private int fullHeight(JFreeChart chart) {
    double inside = ChartTheme.PADDING.trimWidth(width);
    RectangleConstraint room =
        new RectangleConstraint(
            inside,
            new Range(0, inside),
            LengthConstraintType.RANGE,
            UNLIMITED,
            new Range(0, UNLIMITED),
            LengthConstraintType.RANGE);
    Graphics2D graphics = scratch();
    double titles =
        Stream.concat(Stream.ofNullable(chart.getTitle()), subtitles(chart).stream())
            .mapToDouble(title -> title.arrange(graphics, room).getHeight())
            .sum();
    graphics.dispose();
    return (int) Math.ceil(ChartTheme.PADDING.extendHeight(height + titles));
  }

  private static List<Title> subtitles(JFreeChart chart) {
    return IntStream.range(0, chart.getSubtitleCount()).mapToObj(chart::getSubtitle).toList();
  }

  private static Graphics2D scratch() {
    return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
  }

  private void draw(JFreeChart chart, int fullHeight, Graphics2D graphics) {
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, fullHeight));
  }
}
