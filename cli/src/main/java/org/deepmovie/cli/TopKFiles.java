package org.deepmovie.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.eval.PercentileEvaluator;
import org.deepmovie.eval.RankingMetrics.Metric;
import org.deepmovie.store.WholeFile;

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
    if (!Files.exists(folder)) {
      WholeFile.checkWritable(folder);
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("cannot write into " + folder + ": it is no folder; give another");
    }
    for (Path file : all()) {
      WholeFile.checkWritable(file);
    }
  }

  private List<Path> all() {
    return Stream.of(PERCENTILES, LISTS)
        .flatMap(name -> ENDINGS.stream().map(ending -> folder.resolve(name + ending)))
        .toList();
  }

  /**
   * Writes all files, each whole or not at all, the data first.
   *
   * @param about data, split and seed, for the figures' titles
   * @return what was written
   */
  List<Path> write(String about, ListLengths lengths, List<TopKResult> results) throws IOException {
    Files.createDirectories(folder);
    writeCsv(PERCENTILES, percentileRows(results));
    writeCsv(LISTS, listRows(lengths, results));
    writeFigure(PERCENTILES, percentileFigure(about, results));
    writeFigure(LISTS, listFigure(about, lengths, results));
    return all();
  }

  private void writeFigure(String name, Figure figure) throws IOException {
    write(name + ".svg", figure::writeSvg);
    write(name + ".png", figure::writePng);
  }

  private void writeCsv(String name, List<List<String>> rows) throws IOException {
    write(
        name + ".csv",
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          rows.forEach(CsvWriter.builder().build(writer)::writeRecord);
          writer.flush();
        });
  }

  private void write(String name, ArchiveWriter.Content content) throws IOException {
    WholeFile.write(folder.resolve(name), content);
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
        Stream.concat(Stream.of("model", "length"), TopKResult.METRICS.stream().map(Metric::label))
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

  private static Figure percentileFigure(String about, List<TopKResult> results) {
    List<String> names = new ArrayList<>(names(results));
    names.add("random order");
    return new Figure(
        "Held-out top ratings ranked among up to " + PercentileEvaluator.OTHERS + " random items",
        about,
        names,
        List.of(
            percentilePanel("percentile (the first " + ZOOM_PERCENT + " %)", ZOOM_PERCENT, results),
            percentilePanel("percentile (%)", 100, results)));
  }

  private static Figure.Panel percentilePanel(String label, int upTo, List<TopKResult> results) {
    List<DoubleUnaryOperator> curves = new ArrayList<>();
    results.forEach(result -> curves.add(result.percentiles()::within));
    curves.add(percentile -> percentile / 100);
    return new Figure.Panel(label, "share of held-out top ratings", percentilesUpTo(upTo), curves);
  }

  private static Figure listFigure(String about, ListLengths lengths, List<TopKResult> results) {
    return new Figure(
        "Lists of recommendations",
        about,
        names(results),
        TopKResult.METRICS.stream().map(metric -> listPanel(metric, lengths, results)).toList());
  }

  private static Figure.Panel listPanel(
      Metric metric, ListLengths lengths, List<TopKResult> results) {
    List<DoubleUnaryOperator> curves = new ArrayList<>();
    results.forEach(result -> curves.add(length -> result.mean(metric, (int) length)));
    return new Figure.Panel(
        "length of the list",
        metric == Metric.F1 ? "F1" : metric.label(),
        lengths.values().stream().mapToDouble(Integer::doubleValue).toArray(),
        curves);
  }

  private static List<String> names(List<TopKResult> results) {
    return results.stream().map(TopKResult::name).toList();
  }
}
