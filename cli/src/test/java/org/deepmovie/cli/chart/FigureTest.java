package org.deepmovie.cli.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.deepmovie.cli.chart.XyChart.CurvePanel;
import org.deepmovie.cli.chart.XyChart.PointSeries;
import org.deepmovie.cli.chart.XyChart.PointStyle;
import org.deepmovie.cli.chart.XyChart.XyPanel;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FigureTest {

  private static BufferedImage png(Figure figure) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    figure.writePng(out, "title", "subtitle");
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static Figure comparison(List<String> models) {
    CurvePanel panel =
        new CurvePanel(
            "x",
            "y",
            new double[] {0, 1, 2},
            IntStream.range(0, models.size())
                .mapToObj(n -> (DoubleUnaryOperator) x -> n + x)
                .toList());
    return XyChart.comparison(models, List.of(panel, panel));
  }

  private static List<String> models(int number) {
    return IntStream.range(0, number).mapToObj(n -> "model " + n).toList();
  }

  private static List<LegendItem> legend(Figure figure) {
    figure.svg("");
    LegendItemCollection items = figure.plot().getLegendItems();
    return IntStream.range(0, items.getItemCount()).mapToObj(items::get).toList();
  }

  @Test
  void twentyEightModelsHaveDifferentLines() {
    Set<String> styles = new HashSet<>();
    for (LegendItem item : legend(comparison(models(28)))) {
      float[] dashes = ((BasicStroke) item.getLineStroke()).getDashArray();
      styles.add(item.getLinePaint() + Arrays.toString(dashes));
    }
    assertThat(styles.size()).isEqualTo(28);
  }

  @Test
  @Tag("slow")
  void everyCurveIsVisibleInThePanelsAndInTheLegend() throws IOException {
    Figure figure = comparison(List.of("one", "two", "three"));
    BufferedImage image = png(figure);
    int legend = image.getHeight() - 60;
    for (LegendItem item : legend(figure)) {
      int color = ((Color) item.getLinePaint()).getRGB();
      assertThat(count(image, color, 0, legend)).as(item.getLabel()).isGreaterThan(200);
      assertThat(count(image, color, legend, image.getHeight()))
          .as(item.getLabel())
          .isGreaterThan(20);
    }
  }

  @Test
  void aModelLooksTheSameInAllPanels() {
    Figure figure = comparison(models(9));
    List<LegendItem> legend = legend(figure);
    for (Plot plot : ((PlotRow) figure.plot()).plots()) {
      XYItemRenderer renderer = ((XYPlot) plot).getRenderer();
      for (int model = 0; model < 9; model++) {
        assertThat(renderer.getItemPaint(model, 0)).isEqualTo(legend.get(model).getLinePaint());
        assertThat(renderer.getItemStroke(model, 0)).isEqualTo(legend.get(model).getLineStroke());
      }
    }
  }

  private static long count(BufferedImage image, int color, int top, int bottom) {
    return IntStream.range(top, bottom)
        .mapToLong(
            y ->
                IntStream.range(0, image.getWidth())
                    .filter(x -> image.getRGB(x, y) == color)
                    .count())
        .sum();
  }

  @Test
  void theFigureGrowsWithTheLegend() throws IOException {
    BufferedImage few = png(comparison(models(2)));
    BufferedImage many = png(comparison(models(40)));
    assertThat(many.getHeight()).isGreaterThan(few.getHeight());
    assertThat(many.getWidth()).isEqualTo(few.getWidth());
    BufferedImage wordy = png(comparison(List.of("a model with many options ".repeat(12), "two")));
    assertThat(wordy.getWidth()).isGreaterThan(few.getWidth());
  }

  @Test
  void svgIsXmlWithTextAsTextAndIsReproducible() {
    String svg = comparison(models(3)).svg("<label>", "title & more", "subtitle");
    assertThat(SvgText.texts(svg))
        .containsAll(List.of("title & more", "subtitle", "model 0", "model 2", "x", "y", "0.5"));
    assertThat(SvgText.root(svg).getAttribute("aria-label")).isEqualTo("<label>");
    assertThat(svg).doesNotContain("<!DOCTYPE");
    assertThat(svg).doesNotContain("<image");
    assertThat(comparison(models(3)).svg("<label>", "title & more", "subtitle")).isEqualTo(svg);
  }

  @Test
  void charactersThatXmlCannotRepresentAreLeftOut() {
    String svg = comparison(List.of("a\u0001b\uFFFE \uD83C\uDFAC", "two")).svg("c\u0000\td");
    assertThat(SvgText.texts(svg)).contains("ab \uD83C\uDFAC");
    assertThat(SvgText.root(svg).getAttribute("aria-label")).isEqualTo("c\td");
  }

  @Test
  void everyBarHasItsNameAndItsValue() {
    List<String> names = List.of("Drama", "Film & <Noir>", "none");
    String svg =
        BarChart.figure(
                names,
                List.of(
                    BarChart.BarSeries.fromZero("films", List.of(1234.0, 4.0, 0.0), 0),
                    new BarChart.BarSeries("mean", 1, 5, List.of(4.75, 1.0, Double.NaN), 2)))
            .svg("");
    assertThat(SvgText.texts(svg)).containsAll(names);
    assertThat(SvgText.texts(svg)).containsAll(List.of("films", "1,234", "4", "0", "4.75", "1.00"));
    assertThat(svg).doesNotContain("NaN");
  }

  @Test
  void fewColumnsAreLabeledWithTheirValues() {
    String svg =
        ColumnChart.figure(
                Axes.integers("rating"),
                "ratings",
                List.of(
                    new ColumnChart.ChartColumn(0.5, 1.5, 11),
                    new ColumnChart.ChartColumn(1.5, 2.5, 7)))
            .svg("");
    assertThat(SvgText.texts(svg)).containsAll(List.of("rating", "ratings", "1", "2", "11", "7"));
  }

  @Test
  void aCellShowsItsTextUnlessItsFactorIsNaN() {
    List<String> texts =
        SvgText.texts(
            HeatMap.figure(
                    List.of("row"),
                    List.of("a", "b"),
                    List.of(
                        List.of(
                            new HeatMap.HeatMapCell("42", 3),
                            new HeatMap.HeatMapCell("none", Double.NaN))))
                .svg(""));
    assertThat(texts).containsAll(List.of("row", "a", "b", "42", "2 and above"));
    assertThat(texts).doesNotContain("none");
  }

  @Test
  void logarithmicAxesHaveRoundNumbers() {
    PointSeries series =
        new PointSeries("line", PointStyle.LINE, new double[] {1, 20_000}, new double[] {3, 700});
    List<String> texts =
        SvgText.texts(
            XyChart.figure(
                    Axes.logarithmic("rank", 1, 20_000),
                    List.of(new XyPanel(Axes.logarithmic("number", 3, 700), List.of(series))))
                .svg(""));
    assertThat(texts).containsAll(List.of("1", "10", "100", "1,000", "10,000", "rank", "number"));
    assertThat(texts).as("a single thing needs no legend").doesNotContain("line");
  }
}
