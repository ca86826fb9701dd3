package org.deepmovie.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.deepmovie.eval.ConfidenceInterval;
import org.deepmovie.eval.EvaluationSummary;
import org.junit.jupiter.api.Test;

class DifferenceGridTest {

  private static final TableGrid GRID =
      new TableGrid(
          List.of("d scale:1..9 holdout:0.5", "e holdout:0.5"),
          0.1,
          true,
          1,
          "baseline",
          List.of("good", "bad"),
          0.002);

  @Test
  void everyDataSetIsFittedByAllModelsTheComparedOneFirst() {
    assertThat(GRID.runs())
        .extracting(run -> run.data() + "|" + run.split() + "|" + run.model() + "|" + run.against())
        .startsWith(
            "d scale:1..9|holdout:0.5|baseline|",
            "d scale:1..9|holdout:0.5|good|baseline",
            "d scale:1..9|holdout:0.5|bad|baseline",
            "e|holdout:0.5|baseline|")
        .hasSize(6);
  }

  @Test
  void differencesAreThoseOfAFiveStarScaleAndPairsThatLoseMoreThanToleratedAreNamed() {
    String table = DifferenceGrid.of(GRID, "rmse", rows(1.0, 0.998, 1.003, 0.9, 0.901, 0.903));
    assertThat(table)
        .contains("| good  |                  -0.0010 |        0.0010 |")
        .contains("| bad   |                   0.0015 |        0.0030 |")
        .contains("1 of 4 pairs", "bad on e holdout:0.5 by 0.0030");
  }

  @Test
  void aModelWithoutAnErrorLoses() {
    assertThat(DifferenceGrid.of(GRID, "rmse", rows(1, Double.NaN, 1, 1, 1, 1)))
        .contains("1 of 4 pairs", "good on d");
  }

  @Test
  void whatWasNotFittedIsNotCounted() {
    assertThat(DifferenceGrid.of(GRID, "rmse", rows(1, 0.9, 0.8).subList(0, 2)))
        .contains("0 of 1 pairs")
        .doesNotContain("bad");
  }

  /** The first rows of the grid; the first data set has a scale of twice the width. */
  private static List<ReproducedRow> rows(double... errors) {
    List<PublishedRun> runs = GRID.runs().subList(0, errors.length);
    return runs.stream()
        .map(
            run -> {
              double error = errors[runs.indexOf(run)];
              return new ReproducedRow(
                  run,
                  Map.of("rmse", List.of(error)),
                  run.data().equals("e") ? 1 : 2,
                  new EvaluationSummary(Map.of("rmse", ConfidenceInterval.of(error)), List.of(), 1),
                  1,
                  1);
            })
        .toList();
  }
}
