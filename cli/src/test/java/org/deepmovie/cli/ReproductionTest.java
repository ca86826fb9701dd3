package org.deepmovie.cli;

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
import org.deepmovie.eval.Interval;
import org.deepmovie.eval.PopularityBucket;
import org.deepmovie.eval.Summary;
import org.deepmovie.spi.ModelSpec;
import org.deepmovie.spi.Providers;
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
  void everyLineNamesAModelItsOptionsAndASplitAndSomeWhatOthersReach(String name)
      throws IOException {
    List<Reproduction.Run> runs = Reproduction.of(name).runs();
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
    assertTrue(runs.stream().anyMatch(run -> !run.published().isEmpty()), name);
  }

  private static RatingMatrix oneRating(String file) {
    int row = file.endsWith(".base") ? 0 : 1;
    return new RatingMatrix.Builder().add(row, row, 3).build(2, 2);
  }

  @Test
  void aLineShowsItsDifferenceFromAnotherRunByRun() {
    ReproducedLine first = line("a", "", 0.9, 1.1);
    ReproducedLine second = line("b", "a", 0.8, 1.0);
    String table = ReproducedLine.table(List.of(first, second));
    assertTrue(table.contains("-0.1000 ±0.0000 to a"), table);
    assertFalse(ReproducedLine.table(List.of(second)).contains("to a"), table);
  }

  private static ReproducedLine line(String model, String against, double... rmses) {
    Reproduction.Run run =
        new Reproduction.Run("d", "s", 0, rmses.length, model, against, Map.of(), Map.of());
    List<Double> each = Arrays.stream(rmses).boxed().toList();
    List<Summary.BucketSummary> buckets =
        Arrays.stream(PopularityBucket.values())
            .map(one -> new Summary.BucketSummary(one, 0, Interval.of(), Interval.of()))
            .toList();
    Summary summary = new Summary(Map.of("rmse", Interval.of(rmses)), buckets, rmses.length);
    return new ReproducedLine(run, each, summary, 1, 2);
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
