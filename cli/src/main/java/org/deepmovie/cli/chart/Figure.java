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

/** A chart of a given size, to be written under a title or none; no display is needed. */
public final class Figure {

  static {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private static final int PIXELS = 2;

  /** What a legend takes besides the longest of its names. */
  private static final int BESIDES = 80;

  private static final double ANY = 1e6;

  private final Plot plot;
  private final int width;
  private final int height;

  /**
   * A figure of {@code plot}; it has a legend if the plot tells of more than one thing.
   *
   * @param width at least; a figure widens for a legend of long names
   * @param height without titles and legend
   */
  Figure(Plot plot, int width, int height) {
    this.plot = plot;
    this.height = height;
    this.width = Math.max(width, widestName() + BESIDES);
  }

  private int widestName() {
    LegendItemCollection items = plot.getLegendItems();
    Graphics2D graphics = scratch();
    FontMetrics metrics = graphics.getFontMetrics(Style.SMALL);
    int widest =
        IntStream.range(0, items.getItemCount())
            .map(n -> metrics.stringWidth(items.get(n).getLabel()))
            .max()
            .orElse(0);
    graphics.dispose();
    return widest;
  }

  /** How wide the figure is, in pixels of a screen. */
  public int width() {
    return width;
  }

  /** The plot, which a test looks into. */
  Plot plot() {
    return plot;
  }

  /**
   * The figure as SVG, whose text is text.
   *
   * @param label what it shows, for those who do not see it
   * @param titles lines above it
   */
  public String svg(String label, String... titles) {
    JFreeChart chart = chart(titles);
    int full = fullHeight(chart);
    return Svg.of(width, full, label, graphics -> draw(chart, full, graphics));
  }

  /** Writes the figure as PNG, with {@value #PIXELS} pixels to the unit. */
  public void writePng(OutputStream out, String... titles) throws IOException {
    JFreeChart chart = chart(titles);
    int full = fullHeight(chart);
    BufferedImage image =
        new BufferedImage(PIXELS * width, PIXELS * full, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PIXELS, PIXELS);
    draw(chart, full, graphics);
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
    Style.applyTo(chart);
    return chart;
  }

  /** Titles and legend take their room from the chart's; so it has as much more. */
  private int fullHeight(JFreeChart chart) {
    double inside = Style.PADDING.trimWidth(width);
    RectangleConstraint room =
        new RectangleConstraint(
            inside,
            new Range(0, inside),
            LengthConstraintType.RANGE,
            ANY,
            new Range(0, ANY),
            LengthConstraintType.RANGE);
    Graphics2D graphics = scratch();
    double titles =
        Stream.concat(Stream.ofNullable(chart.getTitle()), subtitles(chart).stream())
            .mapToDouble(title -> title.arrange(graphics, room).getHeight())
            .sum();
    graphics.dispose();
    return (int) Math.ceil(Style.PADDING.extendHeight(height + titles));
  }

  private static List<Title> subtitles(JFreeChart chart) {
    return IntStream.range(0, chart.getSubtitleCount()).mapToObj(chart::getSubtitle).toList();
  }

  private static Graphics2D scratch() {
    return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
  }

  private void draw(JFreeChart chart, int full, Graphics2D graphics) {
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, full));
  }
}
