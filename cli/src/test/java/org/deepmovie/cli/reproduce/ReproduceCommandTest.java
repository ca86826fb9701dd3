package org.deepmovie.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.data.PopularityBucket;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationSummary;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Splitters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReproduceCommandTest {

  static Stream<String> names() {
    return PublishedTable.names().stream();
  }

  @Test
  void thereIsATableForTheFactorizations() {
    assertThat(PublishedTable.names()).contains("factorizations");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyRowNamesAKnownModelAndSplitAndTheTableHasPublishedValuesOrRemarks(String name)
      throws IOException {
    PublishedTable table = PublishedTable.load(name);
    List<PublishedRun> runs = table.runs();
    assertThat(runs).isNotEmpty();
    Set<String> models = new HashSet<>();
    for (PublishedRun run : runs) {
      ModelSpec model = ModelSpec.parse(run.model());
      Providers.load().trainer(model.name(), model.options());
      Splitters.parse(run.split(), ReproduceCommandTest::oneRating);
      if (!run.against().isEmpty()) {
        assertThat(models).as("rows before " + run).contains(run.against());
      }
      models.add(run.model());
      assertThat(run.repeats()).as(run.toString()).isGreaterThanOrEqualTo(1);
      assertThat(run.validation()).as(run.toString()).isGreaterThanOrEqualTo(0);
    }
    if (table.remarks().isEmpty()) {
      assertThat(runs).as(name).anyMatch(run -> !run.published().isEmpty());
    }
  }

  private static RatingMatrix oneRating(String file) {
    int row = file.endsWith(".base") ? 0 : 1;
    return new RatingMatrixBuilder().add(row, row, 3).build(2, 2);
  }

  @Test
  void aRowShowsTheMeanDifferenceFromAnotherOverTheSameSplits() {
    ReproducedRow first = row("a", "", 0.9, 1.1);
    ReproducedRow second = row("b", "a", 0.8, 1.0);
    String table = table(first, second);
    assertThat(table).contains("-0.1000 ±0.0000 to a");
    assertThat(table(second)).as(table).doesNotContain("to a");
  }

  @Test
  void ourValueOfEachMetricStandsBesideThePublishedOnesAndListsHaveTheMetricsLengths() {
    Map<String, Map<String, Double>> theirs =
        Map.of("map@5", Map.of("them", 0.25), "mse", Map.of("others", 2.5));
    PublishedRun run = new PublishedRun("d", "s", 0, false, 1, "m", "", theirs, Map.of());
    EvaluationSummary summary =
        new EvaluationSummary(
            Map.of("map@5", ConfidenceInterval.of(0.125), "mse", ConfidenceInterval.of(1.5)),
            List.of(),
            1);
    List<String> metrics = List.of("map@5", "mse");
    ReproducedRow reproduced =
        new ReproducedRow(
            run, Map.of("map@5", List.of(0.125), "mse", List.of(1.5)), 1, summary, 1, 2);
    String row =
        ReproductionTable.of(List.of(reproduced), metrics)
            .lines()
            .filter(each -> each.contains("0.1250"))
            .findFirst()
            .orElseThrow();
    assertThat(row).matches(".*0\\.1250.*0\\.25 them.*1\\.5000.*2\\.5 others.*");
    assertThat(new PublishedTable("t", metrics, null, List.of(run), null).listLengths())
        .isEqualTo(new int[] {5});
  }

  private static String table(ReproducedRow... rows) {
    return ReproductionTable.of(List.of(rows), List.of("rmse"));
  }

  private static ReproducedRow row(String model, String against, double... rmses) {
    PublishedRun run =
        new PublishedRun("d", "s", 0, false, rmses.length, model, against, Map.of(), Map.of());
    List<Double> each = Arrays.stream(rmses).boxed().toList();
    List<EvaluationSummary.BucketSummary> buckets =
        Arrays.stream(PopularityBucket.values())
            .map(
                one ->
                    new EvaluationSummary.BucketSummary(
                        one,
                        0,
                        ConfidenceInterval.of(),
                        ConfidenceInterval.of(),
                        ConfidenceInterval.of(),
                        ConfidenceInterval.of()))
            .toList();
    EvaluationSummary summary =
        new EvaluationSummary(Map.of("rmse", ConfidenceInterval.of(rmses)), buckets, rmses.length);
    return new ReproducedRow(run, Map.of("rmse", each), 1, summary, 1, 2);
  }

  @Test
  void theErrorAboutAnUnknownTableNamesTheKnownOnes() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> PublishedTable.load("nothing"));
    assertThat(refused.getMessage()).contains("factorizations");
  }

  @Test
  void rowsWithoutDataAreNamedAndATableWithoutRowsIsAnError(@TempDir Path folder) {
    CommandRun run = CommandRun.of("reproduce", "factorizations", "--data", folder.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(folder.resolve("ml-100k") + " is missing", "nothing was fitted");
  }
}
