package org.deepmovie.cli;

import com.google.common.base.Ascii;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.cli.chart.Curves;
import org.deepmovie.cli.chart.Curves.Comparison;
import org.deepmovie.cli.chart.Figure;
import org.deepmovie.eval.PercentileEvaluator;
import org.deepmovie.eval.RankingMetric;

/** What {@code topk --out} writes: two figures, as SVG and PNG, and their data as CSV. */
record TopKFiles(Path folder) {

  private static final String PERCENTILES = "percentiles";
  private static final String LISTS = "lists";
  private static final List<String> ENDINGS = List.of(".csv", ".svg", ".png");

  /** Points to a percent of the curves. */
  private static final int POINTS = 10;

  private static final int ZOOM_PERCENT = 2;

  /**
   * Refuses a folder that could not be written to, before anything is fitted; one that is not there
   * yet is made later.
   *
   * @throws IOException if the files cannot be written
   */
  void checkWritable() throws IOException {
    out().checkWritable(names());
  }

  private OutFolder out() {
    return new OutFolder(folder, "topk");
  }

  private static List<String> names() {
    return Stream.of(PERCENTILES, LISTS)
        .flatMap(name -> ENDINGS.stream().map(ending -> name + ending))
        .toList();
  }

  /**
   * Writes all files, each whole or not at all, the data first.
   *
   * @param about data, split and seed, for the figures' titles
   * @return what was written
   */
  List<Path> write(String about, ListLengths lengths, List<TopKResult> results) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PERCENTILES + ".csv", OutFolder.csv(percentileRows(results)));
    files.put(LISTS + ".csv", OutFolder.csv(listRows(lengths, results)));
    addFigure(
        PERCENTILES,
        percentileFigure(results),
        "Held-out top ratings ranked among up to "
            + PercentileEvaluator.DEFAULT_SAMPLED_ITEMS
            + " random items",
        about,
        files);
    addFigure(LISTS, listFigure(lengths, results), "Lists of recommendations", about, files);
    out().write(files);
    return names().stream().map(folder::resolve).toList();
  }

  private static void addFigure(
      String name, Figure figure, String title, String about, Map<String, byte[]> files)
      throws IOException {
    files.put(name + ".svg", OutFolder.text(figure.svg(title + ", " + about, title, about)));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    figure.writePng(png, title, about);
    files.put(name + ".png", png.toByteArray());
  }

  private static List<List<String>> percentileRows(List<TopKResult> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(Stream.of("percentile"), results.stream().map(TopKResult::name)).toList());
    for (double percentile : percentilesUpTo(100)) {
      rows.add(
          Stream.concat(
                  Stream.of(percentile),
                  results.stream().map(result -> result.percentiles().within(percentile)))
              .map(String::valueOf)
              .toList());
    }
    return rows;
  }

  private static double[] percentilesUpTo(int percent) {
    return IntStream.rangeClosed(0, POINTS * percent)
        .mapToDouble(n -> (double) n / POINTS)
        .toArray();
  }

  private static List<List<String>> listRows(ListLengths lengths, List<TopKResult> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(
                Stream.of("model", "length"), TopKResult.METRICS.stream().map(RankingMetric::label))
            .toList());
    for (TopKResult result : results) {
      for (int length : lengths.values()) {
        rows.add(
            Stream.concat(
                    Stream.of(result.name(), String.valueOf(length)),
                    TopKResult.METRICS.stream()
                        .map(metric -> String.valueOf(result.mean(metric, length))))
                .toList());
      }
    }
    return rows;
  }

  private static Figure percentileFigure(List<TopKResult> results) {
    List<String> names = new ArrayList<>(names(results));
    names.add("random order");
    return Curves.comparison(
        names,
        List.of(
            percentilePanel("percentile (the first " + ZOOM_PERCENT + " %)", ZOOM_PERCENT, results),
            percentilePanel("percentile (%)", 100, results)));
  }

  private static Comparison percentilePanel(String label, int upTo, List<TopKResult> results) {
    List<DoubleUnaryOperator> curves = new ArrayList<>();
    results.forEach(result -> curves.add(result.percentiles()::within));
    curves.add(percentile -> percentile / 100);
    return new Comparison(label, "share of held-out top ratings", percentilesUpTo(upTo), curves);
  }

  private static Figure listFigure(ListLengths lengths, List<TopKResult> results) {
    return Curves.comparison(
        names(results),
        TopKResult.METRICS.stream().map(metric -> listPanel(metric, lengths, results)).toList());
  }

  private static Comparison listPanel(
      RankingMetric metric, ListLengths lengths, List<TopKResult> results) {
    List<DoubleUnaryOperator> curves = new ArrayList<>();
    results.forEach(result -> curves.add(length -> result.mean(metric, (int) length)));
    return new Comparison(
        "length of the list",
        metric == RankingMetric.F1 || metric == RankingMetric.MAP
            ? Ascii.toUpperCase(metric.label())
            : metric.label(),
        lengths.values().stream().mapToDouble(Integer::doubleValue).toArray(),
        curves);
  }

  private static List<String> names(List<TopKResult> results) {
    return results.stream().map(TopKResult::name).toList();
  }
}
