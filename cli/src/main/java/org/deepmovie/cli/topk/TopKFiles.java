package org.deepmovie.cli.topk;

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
import org.deepmovie.cli.chart.Figure;
import org.deepmovie.cli.chart.XyChart;
import org.deepmovie.cli.chart.XyChart.CurvePanel;
import org.deepmovie.cli.output.OutputFolder;
import org.deepmovie.eval.PercentileEvaluator;
import org.deepmovie.eval.RankingMetric;

/**
 * The files that {@code topk --out} writes: two figures as SVG and PNG, and their data as CSV.
 *
 * @param folder where they are written
 */
record TopKFiles(Path folder) {

  private static final String PERCENTILES = "percentiles";
  private static final String LISTS = "lists";
  private static final List<String> ENDINGS = List.of(".csv", ".svg", ".png");

  private static final int POINTS_PER_PERCENT = 10;

  private static final int ZOOM_PERCENT = 2;

  /**
   * Refuses a folder that cannot be written to, before anything is fitted. A folder that does not
   * exist is created by {@link #write}.
   *
   * @throws IOException if the files cannot be written
   */
  void checkWritable() throws IOException {
    outputFolder().checkWritable(fileNames());
  }

  private OutputFolder outputFolder() {
    return new OutputFolder(folder, "topk");
  }

  private static List<String> fileNames() {
    return Stream.of(PERCENTILES, LISTS)
        .flatMap(name -> ENDINGS.stream().map(ending -> name + ending))
        .toList();
  }

  /**
   * Writes all files, each whole or not at all.
   *
   * @param source data, split and seed, for the titles of the figures
   * @return the files
   */
  List<Path> write(String source, ListLengths lengths, List<TopKEvaluation> evaluations)
      throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(PERCENTILES + ".csv", OutputFolder.csv(percentileRows(evaluations)));
    files.put(LISTS + ".csv", OutputFolder.csv(listRows(lengths, evaluations)));
    addFigure(
        PERCENTILES,
        percentileFigure(evaluations),
        "Held-out top ratings ranked among up to "
            + PercentileEvaluator.DEFAULT_SAMPLED_ITEMS
            + " random items",
        source,
        files);
    addFigure(LISTS, listFigure(lengths, evaluations), "Lists of recommendations", source, files);
    outputFolder().write(files);
    return fileNames().stream().map(folder::resolve).toList();
  }

  private static void addFigure(
      String name, Figure figure, String title, String source, Map<String, byte[]> files)
      throws IOException {
    files.put(name + ".svg", OutputFolder.text(figure.svg(title + ", " + source, title, source)));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    figure.writePng(png, title, source);
    files.put(name + ".png", png.toByteArray());
  }

  private static List<List<String>> percentileRows(List<TopKEvaluation> evaluations) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(Stream.of("percentile"), evaluations.stream().map(TopKEvaluation::model))
            .toList());
    for (double percentile : percentilesUpTo(100)) {
      rows.add(
          Stream.concat(
                  Stream.of(percentile),
                  evaluations.stream()
                      .map(evaluation -> evaluation.percentiles().within(percentile)))
              .map(String::valueOf)
              .toList());
    }
    return rows;
  }

  private static double[] percentilesUpTo(int percent) {
    return IntStream.rangeClosed(0, POINTS_PER_PERCENT * percent)
        .mapToDouble(n -> (double) n / POINTS_PER_PERCENT)
        .toArray();
  }

  private static List<List<String>> listRows(
      ListLengths lengths, List<TopKEvaluation> evaluations) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Stream.concat(
                Stream.of("model", "length"),
                TopKEvaluation.METRICS.stream().map(RankingMetric::label))
            .toList());
    for (TopKEvaluation evaluation : evaluations) {
      for (int length : lengths.values()) {
        rows.add(
            Stream.concat(
                    Stream.of(evaluation.model(), String.valueOf(length)),
                    TopKEvaluation.METRICS.stream()
                        .map(metric -> String.valueOf(evaluation.mean(metric, length))))
                .toList());
      }
    }
    return rows;
  }

  private static Figure percentileFigure(List<TopKEvaluation> evaluations) {
    List<String> curves = new ArrayList<>(models(evaluations));
    curves.add("random order");
    return XyChart.comparison(
        curves,
        List.of(
            percentilePanel(
                "percentile (the first " + ZOOM_PERCENT + " %)", ZOOM_PERCENT, evaluations),
            percentilePanel("percentile (%)", 100, evaluations)));
  }

  private static CurvePanel percentilePanel(
      String label, int upTo, List<TopKEvaluation> evaluations) {
    List<DoubleUnaryOperator> curves = new ArrayList<>();
    evaluations.forEach(evaluation -> curves.add(evaluation.percentiles()::within));
    curves.add(percentile -> percentile / 100);
    return new CurvePanel(label, "share of held-out top ratings", percentilesUpTo(upTo), curves);
  }

  private static Figure listFigure(ListLengths lengths, List<TopKEvaluation> evaluations) {
    return XyChart.comparison(
        models(evaluations),
        TopKEvaluation.METRICS.stream()
            .map(metric -> listPanel(metric, lengths, evaluations))
            .toList());
  }

  private static CurvePanel listPanel(
      RankingMetric metric, ListLengths lengths, List<TopKEvaluation> evaluations) {
    List<DoubleUnaryOperator> curves = new ArrayList<>();
    evaluations.forEach(evaluation -> curves.add(length -> evaluation.mean(metric, (int) length)));
    return new CurvePanel(
        "length of the list",
        metric == RankingMetric.F1 || metric == RankingMetric.MAP
            ? Ascii.toUpperCase(metric.label())
            : metric.label(),
        lengths.values().stream().mapToDouble(Integer::doubleValue).toArray(),
        curves);
  }

  private static List<String> models(List<TopKEvaluation> evaluations) {
    return evaluations.stream().map(TopKEvaluation::model).toList();
  }
}
