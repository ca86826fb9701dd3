package org.deepmovie.cli.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.deepmovie.cli.chart.XyChart.Kind;
import org.deepmovie.cli.chart.XyChart.Mark;
import org.deepmovie.cli.chart.XyChart.Panel;
import org.deepmovie.cli.chart.XyChart.Point;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {

  private static Element parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }

  private static List<Element> elements(Element svg, String name) {
    NodeList nodes = svg.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(n -> (Element) nodes.item(n)).toList();
  }

  private static List<String> texts(Element svg) {
    return elements(svg, "text").stream().map(Element::getTextContent).toList();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  @Test
  void ticksAreRoundAndLieOnTheAxis() {
    assertEquals(
        List.of(0.0, 50.0, 100.0, 150.0, 200.0),
        Axis.fromZero("", 162).ticks().stream().map(t -> t + 0).toList());
    assertEquals(List.of(1.0, 10.0, 100.0, 1000.0), Axis.logarithmic("", 3, 3000).ticks());
    assertEquals(List.of(10.0, 20.0, 50.0, 100.0), Axis.logarithmic("", 12, 130).ticks());
    assertEquals(List.of(1.0, 2.0), Axis.logarithmic("", 1, 1).ticks());
    assertEquals(-4, Axis.linear("", -5, 5).ticks().get(0));
    assertEquals(1, Axis.fromZero("", 0).place(1));
  }

  @Test
  void placesGrowFromZeroToOneAndLogarithmicOnesByFactors() {
    assertEquals(0.25, Axis.linear("", 1, 5).place(2));
    assertEquals(0.5, Axis.logarithmic("", 1, 10_000).place(100), 1e-12);
  }

  @Test
  void labelsHaveThousandsAndNoIdleDecimals() {
    assertEquals("1,000,000", Axis.label(1e6));
    assertEquals("0.5", Axis.label(0.5));
    assertEquals("0", Axis.label(-0.0));
    assertEquals("−2.5", Axis.label(-2.5));
    assertEquals("100", Axis.label(100));
  }

  @Test
  void columnsAreAsHighAsTheirValues() throws Exception {
    ColumnChart chart =
        new ColumnChart(
            "x",
            "y",
            List.of(
                new ColumnChart.Column("a", 10, "ten"),
                new ColumnChart.Column("b", 0, "none"),
                new ColumnChart.Column("c", 5, "five")));
    List<Element> columns = elements(parse(chart.inline("label")), "rect");
    assertEquals(3, columns.size());
    assertEquals(number(columns.get(0), "height"), 2 * number(columns.get(2), "height"), 0.02);
    assertEquals(0, number(columns.get(1), "height"));
    assertEquals("ten", columns.get(0).getTextContent());
  }

  @Test
  void labelsOfManyColumnsAreLeftOutRatherThanOverlap() throws Exception {
    List<ColumnChart.Column> columns = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      columns.add(new ColumnChart.Column("2000-01-" + n, 1, ""));
    }
    Element svg = parse(new ColumnChart("time", "y", columns).inline("label"));
    List<Element> labels =
        elements(svg, "text").stream()
            .filter(text -> text.getTextContent().startsWith("2000"))
            .toList();
    assertTrue(labels.size() > 3);
    for (int n = 1; n < labels.size(); n++) {
      double apart = number(labels.get(n), "x") - number(labels.get(n - 1), "x");
      assertTrue(apart > Svg.width(labels.get(n).getTextContent()));
    }
  }

  @Test
  void everyBarHasItsNameAndItsNumber() throws Exception {
    List<String> names = List.of("Drama", "Film & \"Noir\" <tag>", "none");
    Element svg =
        parse(
            new BarChart(
                    names,
                    List.of(
                        new BarChart.Series("films", 0, 8, List.of(8.0, 4.0, 0.0), v -> "n" + v),
                        new BarChart.Series(
                            "mean", 1, 5, List.of(5.0, 1.0, Double.NaN), v -> "m" + v)))
                .inline("label"));
    assertTrue(texts(svg).containsAll(names));
    assertTrue(texts(svg).containsAll(List.of("n8.0", "n4.0", "n0.0", "m5.0", "m1.0")));
    List<Element> bars = elements(svg, "rect");
    assertEquals(number(bars.get(0), "width"), 2 * number(bars.get(1), "width"), 0.02);
    assertEquals(2, elements(svg, "circle").size());
  }

  @Test
  void heatIsNeutralAtOneAndFullFromTwiceOn() throws Exception {
    HeatMap map =
        new HeatMap(
            List.of("row"),
            List.of("a", "b", "c", "d"),
            List.of(
                List.of(
                    new HeatMap.Cell("1", 1, ""),
                    new HeatMap.Cell("2", 2, ""),
                    new HeatMap.Cell("9", 9, ""),
                    new HeatMap.Cell("-", Double.NaN, ""))),
            "legend");
    List<String> colors =
        elements(parse(map.inline("label")), "rect").stream()
            .map(cell -> cell.getAttribute("fill"))
            .toList();
    assertEquals(List.of("#f6f6f6", "#c8590a", "#c8590a"), colors.subList(0, 3));
    assertEquals("#2a6db0", colors.get(3), "the legend starts at a half");
  }

  @Test
  void linesKeepTheirEndsAndLeaveOutWhatCannotBeSeen() throws Exception {
    List<Point> points =
        IntStream.rangeClosed(0, 100_000).mapToObj(n -> new Point(n, n % 2, "")).toList();
    List<Point> level =
        IntStream.rangeClosed(0, 100_000).mapToObj(n -> new Point(n, 0.5, "")).toList();
    Panel panel =
        new Panel(
            Axis.linear("x", 0, 100_000),
            Axis.linear("y", 0, 1),
            List.of(
                new Mark("zigzag", Kind.LINE, points.subList(0, 5)),
                new Mark("level", Kind.LINE, level)));
    List<Element> paths = elements(parse(new XyChart(List.of(panel)).inline("label")), "path");
    String line =
        paths.stream()
            .map(path -> path.getAttribute("d"))
            .filter(path -> path.length() > 1000)
            .findFirst()
            .orElseThrow();
    assertTrue(line.length() < 20_000);
    assertTrue(line.contains("L736 "), "the last point is at the right end");
  }

  @Test
  void aFileHasATitleAndNothingHasIdsThatCouldClash() throws Exception {
    ColumnChart chart = new ColumnChart("x", "y", List.of(new ColumnChart.Column("a", 1, "hint")));
    Element file = parse(chart.file("data & title", "label"));
    assertTrue(texts(file).contains("data & title"));
    assertEquals("label", file.getAttribute("aria-label"));
    assertFalse(texts(parse(chart.inline("label"))).contains("data & title"));
    assertFalse(chart.inline("label").contains(" id="));
  }

  @Test
  void aLongNameIsCutAndItsHintIsNot() throws Exception {
    String name = "a very long name ".repeat(5);
    Element svg =
        parse(
            new BarChart(
                    List.of(name), List.of(new BarChart.Series("s", 0, 1, List.of(1.0), v -> "1")))
                .inline("label"));
    assertTrue(texts(svg).stream().noneMatch(text -> text.length() > 30));
    assertTrue(elements(svg, "rect").get(0).getTextContent().startsWith(name));
    assertEquals("\uD83C\uDFAC\uD83C\uDFAC…", Svg.shortened("\uD83C\uDFAC".repeat(5), 3));
  }
}
