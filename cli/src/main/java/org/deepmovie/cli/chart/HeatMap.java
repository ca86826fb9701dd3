package org.deepmovie.cli.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.data.xy.DefaultXYZDataset;

/** A table with cells colored by a factor: orange above 1, blue below. */
public final class HeatMap {

  /**
   * One cell.
   *
   * @param text in the cell
   * @param factor that selects the color; a cell of NaN is empty
   */
  public record HeatMapCell(String text, double factor) {}

  /** A color for factors from {@code from} to the start of the next band. */
  private record ColorBand(double from, String name, Color color) {}

  private static final List<ColorBand> COLOR_BANDS =
      List.of(
          new ColorBand(0, "below ½", new Color(0x6FA8D6)),
          new ColorBand(1 / 2.0, "½ to ⅔", new Color(0xA6CBE8)),
          new ColorBand(2 / 3.0, "⅔ to ⅘", new Color(0xD4E6F4)),
          new ColorBand(4 / 5.0, "⅘ to 1¼", new Color(0xF3F3F3)),
          new ColorBand(5 / 4.0, "1¼ to 1½", new Color(0xFCE3CD)),
          new ColorBand(3 / 2.0, "1½ to 2", new Color(0xF7C497)),
          new ColorBand(2, "2 and above", new Color(0xEE9A4D)));

  private static final int COLUMN = 38;
  private static final int ROW = 24;
  private static final int CHARACTER = 8;
  private static final int AROUND = 40;

  private HeatMap() {}

  /**
   * A heat map.
   *
   * @param rows names of the rows, top to bottom
   * @param columns names of the columns
   * @param cells by row and column
   */
  public static Figure figure(
      List<String> rows, List<String> columns, List<List<HeatMapCell>> cells) {
    SymbolAxis x = axis(columns);
    x.setVerticalTickLabels(true);
    SymbolAxis y = axis(rows);
    y.setInverted(true);
    XYPlot plot = new XYPlot(new DefaultXYZDataset(), x, y, renderer());
    plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    fill(plot, cells);
    plot.setFixedLegendItems(legend());
    return new Figure(
        plot,
        AROUND + longest(rows) * CHARACTER + columns.size() * COLUMN,
        AROUND + longest(columns) * CHARACTER + rows.size() * ROW);
  }

  private static int longest(List<String> names) {
    return names.stream().mapToInt(String::length).max().orElse(0);
  }

  private static SymbolAxis axis(List<String> names) {
    SymbolAxis axis = new SymbolAxis(null, names.toArray(String[]::new));
    axis.setGridBandsVisible(false);
    axis.setRange(-0.5, names.size() - 0.5);
    axis.setTickMarksVisible(false);
    return axis;
  }

  private static XYBlockRenderer renderer() {
    LookupPaintScale scale = new LookupPaintScale(0, Double.MAX_VALUE, Color.WHITE);
    COLOR_BANDS.forEach(band -> scale.add(band.from(), band.color()));
    XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setPaintScale(scale);
    return renderer;
  }

  private static void fill(XYPlot plot, List<List<HeatMapCell>> cells) {
    List<double[]> blocks = new ArrayList<>();
    for (int row = 0; row < cells.size(); row++) {
      for (int column = 0; column < cells.get(row).size(); column++) {
        HeatMapCell cell = cells.get(row).get(column);
        if (!Double.isNaN(cell.factor())) {
          blocks.add(new double[] {column, row, cell.factor()});
          plot.addAnnotation(new XYTextAnnotation(cell.text(), column, row));
        }
      }
    }
    // Drawing the cells color by color makes a shorter file.
    blocks.sort(Comparator.comparingDouble(block -> block[2]));
    double[][] data = new double[3][blocks.size()];
    for (int n = 0; n < blocks.size(); n++) {
      for (int c = 0; c < data.length; c++) {
        data[c][n] = blocks.get(n)[c];
      }
    }
    ((DefaultXYZDataset) plot.getDataset()).addSeries("", data);
  }

  private static LegendItemCollection legend() {
    LegendItemCollection legend = new LegendItemCollection();
    for (ColorBand band : COLOR_BANDS) {
      legend.add(new LegendItem(band.name(), band.color()));
    }
    return legend;
  }
}
