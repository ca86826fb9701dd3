package org.deepmovie.cli.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.deepmovie.cli.chart.Curves.Comparison;
import org.deepmovie.cli.chart.Curves.Kind;
import org.deepmovie.cli.chart.Curves.Mark;
import org.deepmovie.cli.chart.Curves.Panel;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.junit.jupiter.api.Test;

class FigureTest {

  private static BufferedImage png(Figure figure) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    figure.writePng(out, "title", "subtitle");
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static Figure comparison(List<String> models) {
    Comparison panel =
        new Comparison(
            "x",
            "y",
            new double[] {0, 1, 2},
            IntStream.range(0, models.size())
                .mapToObj(n -> (DoubleUnaryOperator) x -> n + x)
                .toList());
    return Curves.comparison(models, List.of(panel, panel));
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
  void twentyEightModelsHaveLinesOfTheirOwn() {
    Set<String> styles = new HashSet<>();
    for (LegendItem item : legend(comparison(models(28)))) {
      float[] dashes = ((BasicStroke) item.getLineStroke()).getDashArray();
      styles.add(item.getLinePaint() + Arrays.toString(dashes));
    }
    assertEquals(28, styles.size());
  }

  @Test
  void everyCurveIsSeenInThePanelsAndInTheLegend() throws IOException {
    Figure figure = comparison(List.of("one", "two", "three"));
    BufferedImage image = png(figure);
    int legend = image.getHeight() - 60;
    for (LegendItem item : legend(figure)) {
      int color = ((Color) item.getLinePaint()).getRGB();
      assertTrue(count(image, color, 0, legend) > 200, item.getLabel());
      assertTrue(count(image, color, legend, image.getHeight()) > 20, item.getLabel());
    }
  }

  @Test
  void aModelLooksTheSameInAllPanels() {
    Figure figure = comparison(models(9));
    List<LegendItem> legend = legend(figure);
    for (Plot plot : ((Row) figure.plot()).plots()) {
      XYItemRenderer renderer = ((XYPlot) plot).getRenderer();
      for (int model = 0; model < 9; model++) {
        assertEquals(legend.get(model).getLinePaint(), renderer.getItemPaint(model, 0));
        assertEquals(legend.get(model).getLineStroke(), renderer.getItemStroke(model, 0));
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
  void theSheetGrowsWithTheLegend() throws IOException {
    BufferedImage few = png(comparison(models(2)));
    BufferedImage many = png(comparison(models(40)));
    assertTrue(many.getHeight() > few.getHeight());
    assertEquals(few.getWidth(), many.getWidth());
    BufferedImage wordy = png(comparison(List.of("a model with many options ".repeat(12), "two")));
    assertTrue(wordy.getWidth() > few.getWidth());
  }

  @Test
  void anSvgIsXmlWhoseTextIsTextAndTheSameTwice() {
    String svg = comparison(models(3)).svg("<label>", "title & more", "subtitle");
    assertTrue(
        SvgText.texts(svg)
            .containsAll(
                List.of("title & more", "subtitle", "model 0", "model 2", "x", "y", "0.5")));
    assertEquals("<label>", SvgText.root(svg).getAttribute("aria-label"));
    assertFalse(svg.contains("<!DOCTYPE"));
    assertFalse(svg.contains("<image"));
    assertEquals(svg, comparison(models(3)).svg("<label>", "title & more", "subtitle"));
  }

  @Test
  void signsThatXmlCannotHoldAreLeftOut() {
    String svg = comparison(List.of("a\u0001b\uFFFE \uD83C\uDFAC", "two")).svg("c\u0000\td");
    assertTrue(SvgText.texts(svg).contains("ab \uD83C\uDFAC"));
    assertEquals("c\td", SvgText.root(svg).getAttribute("aria-label"));
  }

  @Test
  void everyBarHasItsNameAndItsNumber() {
    List<String> names = List.of("Drama", "Film & <Noir>", "none");
    String svg =
        Bars.figure(
                names,
                List.of(
                    Bars.Series.fromZero("films", List.of(1234.0, 4.0, 0.0), 0),
                    new Bars.Series("mean", 1, 5, List.of(4.75, 1.0, Double.NaN), 2)))
            .svg("");
    assertTrue(SvgText.texts(svg).containsAll(names));
    assertTrue(SvgText.texts(svg).containsAll(List.of("films", "1,234", "4", "0", "4.75", "1.00")));
    assertFalse(svg.contains("NaN"));
  }

  @Test
  void fewColumnsHaveTheirNumbers() {
    String svg =
        Columns.figure(
                Axes.integers("rating"),
                "ratings",
                List.of(new Columns.Column(0.5, 1.5, 11), new Columns.Column(1.5, 2.5, 7)))
            .svg("");
    assertTrue(SvgText.texts(svg).containsAll(List.of("rating", "ratings", "1", "2", "11", "7")));
  }

  @Test
  void aCellHasItsTextAndOneOfNoRatingsHasNone() {
    List<String> texts =
        SvgText.texts(
            HeatMap.figure(
                    List.of("row"),
                    List.of("a", "b"),
                    List.of(
                        List.of(new HeatMap.Cell("42", 3), new HeatMap.Cell("none", Double.NaN))))
                .svg(""));
    assertTrue(texts.containsAll(List.of("row", "a", "b", "42", "2 and above")));
    assertFalse(texts.contains("none"));
  }

  @Test
  void whatIsSeenAtALogarithmicAxisHasRoundNumbers() {
    Mark mark = new Mark("line", Kind.LINE, new double[] {1, 20_000}, new double[] {3, 700});
    List<String> texts =
        SvgText.texts(
            Curves.figure(
                    Axes.logarithmic("rank", 1, 20_000),
                    List.of(new Panel(Axes.logarithmic("number", 3, 700), List.of(mark))))
                .svg(""));
    assertTrue(texts.containsAll(List.of("1", "10", "100", "1,000", "10,000", "rank", "number")));
    assertFalse(texts.contains("line"), "a single thing needs no legend");
  }
}
