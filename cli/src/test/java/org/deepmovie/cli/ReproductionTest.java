package org.deepmovie.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationSummary;
import org.deepmovie.eval.PopularityBucket;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Splitters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReproductionTest {

  static Stream<String> names() {
    return Reproduction.names().stream();
  }

  @Test
  void thereIsATableForTheFactorizations() {
    assertTrue(Reproduction.names().contains("factorizations"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyLineNamesAModelItsOptionsAndASplitAndSomeWhatOthersReachUnlessARemarkSaysWhyNot(
      String name) throws IOException {
    Reproduction reproduction = Reproduction.of(name);
    List<Reproduction.Run> runs = reproduction.runs();
    assertFalse(runs.isEmpty());
    Set<String> models = new HashSet<>();
    for (Reproduction.Run run : runs) {
      ModelSpec model = ModelSpec.parse(run.model());
      Providers.load().trainer(model.name(), model.options());
      Splitters.parse(run.split(), ReproductionTest::oneRating);
      assertTrue(
          run.against().isEmpty() || models.contains(run.against()), run + " stands before it");
      models.add(run.model());
      assertTrue(run.repeats() >= 1 && run.validation() >= 0, run.toString());
    }
    assertTrue(
        runs.stream().anyMatch(run -> !run.published().isEmpty())
            || !reproduction.remarks().isEmpty(),
        name);
  }

  private static RatingMatrix oneRating(String file) {
    int row = file.endsWith(".base") ? 0 : 1;
    return new RatingMatrixBuilder().add(row, row, 3).build(2, 2);
  }

  @Test
  void aLineShowsItsDifferenceFromAnotherRunByRun() {
    ReproducedLine first = line("a", "", 0.9, 1.1);
    ReproducedLine second = line("b", "a", 0.8, 1.0);
    String table = table(first, second);
    assertTrue(table.contains("-0.1000 ±0.0000 to a"), table);
    assertFalse(table(second).contains("to a"), table);
  }

  @Test
  void eachMetricHasOursBesideTheirsAndListsAreAsLongAsTheMetricsSay() {
    Map<String, Map<String, Double>> theirs =
        Map.of("map@5", Map.of("them", 0.25), "mse", Map.of("others", 2.5));
    Reproduction.Run run = new Reproduction.Run("d", "s", 0, 1, "m", "", theirs, Map.of());
    EvaluationSummary summary =
        new EvaluationSummary(
            Map.of("map@5", ConfidenceInterval.of(0.125), "mse", ConfidenceInterval.of(1.5)),
            List.of(),
            1);
    List<String> metrics = List.of("map@5", "mse");
    ReproducedLine line =
        new ReproducedLine(
            run, Map.of("map@5", List.of(0.125), "mse", List.of(1.5)), summary, 1, 2);
    String row =
        ReproducedLine.table(List.of(line), metrics)
            .lines()
            .filter(each -> each.contains("0.1250"))
            .findFirst()
            .orElseThrow();
    assertTrue(row.matches(".*0\\.1250.*0\\.25 them.*1\\.5000.*2\\.5 others.*"), row);
    assertArrayEquals(
        new int[] {5}, new Reproduction("t", metrics, List.of(run), null).listLengths());
  }

  private static String table(ReproducedLine... lines) {
    return ReproducedLine.table(List.of(lines), List.of("rmse"));
  }

  private static ReproducedLine line(String model, String against, double... rmses) {
    Reproduction.Run run =
        new Reproduction.Run("d", "s", 0, rmses.length, model, against, Map.of(), Map.of());
    List<Double> each = Arrays.stream(rmses).boxed().toList();
    List<EvaluationSummary.BucketSummary> buckets =
        Arrays.stream(PopularityBucket.values())
            .map(
                one ->
                    new EvaluationSummary.BucketSummary(
                        one, 0, ConfidenceInterval.of(), ConfidenceInterval.of()))
            .toList();
    EvaluationSummary summary =
        new EvaluationSummary(Map.of("rmse", ConfidenceInterval.of(rmses)), buckets, rmses.length);
    return new ReproducedLine(run, Map.of("rmse", each), summary, 1, 2);
  }

  @Test
  void anUnknownTableIsRefusedWithTheKnownOnes() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Reproduction.of("nothing"));
    assertTrue(refused.getMessage().contains("factorizations"), refused.getMessage());
  }

  @Test
  void linesWhoseDataIsNotThereAreLeftOutByNameAndNoLineIsAnError(@TempDir Path folder) {
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "reproduce",
            "factorizations",
            "--data",
            folder.toString());
    assertEquals(2, code);
    assertTrue(err.toString().contains(folder.resolve("ml-100k").toString()), err.toString());
    assertTrue(err.toString().contains("nothing was fitted"), err.toString());
  }
}
