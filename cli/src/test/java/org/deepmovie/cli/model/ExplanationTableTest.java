package org.deepmovie.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.Explanation.Contribution;
import org.deepmovie.recommend.Explanation.PartPrediction;
import org.junit.jupiter.api.Test;

class ExplanationTableTest {

  private static final List<Contribution> PARTS =
      List.of(
          new Contribution(0, "a", "Alpha", 4, 0.5),
          new Contribution(1, "b", "Beta (seen)", Double.NaN, -0.75),
          new Contribution(2, "c", "Gamma", 1, 0.125),
          new Contribution(3, "d", "Delta", 2.5, -0.25));

  @Test
  void theSummandsOfAPredictionAndTheirSumAreShown() {
    Explanation why = new Explanation(3.625, 3.5, 0.5, PARTS);
    assertThat(ExplanationTable.of(why, 2).replace(System.lineSeparator(), "\n"))
        .isEqualTo(
            """
            +------------------+--------+---------+
            | summand          | rating |   value |
            +------------------+--------+---------+
            | baseline         |        |  3.5000 |
            | Beta (seen)      |      - | -0.7500 |
            | Alpha            |    4.0 | +0.5000 |
            | other items: 2   |        | -0.1250 |
            | not due to items |        | +0.5000 |
            | sum              |        |  3.6250 |
            +------------------+--------+---------+\
            """);
  }

  @Test
  void thePartsOfABlendAreShownWithTheirWeights() {
    Explanation why =
        new Explanation(
            3.75,
            3.5,
            0.25,
            List.of(),
            List.of(
                new PartPrediction("svd++", 0.75, 4),
                new PartPrediction("pmf(factors=2)", 0.25, 3)));
    assertThat(ExplanationTable.ofParts(why).replace(System.lineSeparator(), "\n"))
        .isEqualTo(
            """
            +----------------+------------+--------+
            | part           | prediction | weight |
            +----------------+------------+--------+
            | svd++          |     4.0000 | 0.7500 |
            | pmf(factors=2) |     3.0000 | 0.2500 |
            +----------------+------------+--------+\
            """);
  }

  @Test
  void summandsThatDoNotExistAreLeftOut() {
    String table = ExplanationTable.of(new Explanation(3.125, 3.5, 0, PARTS), 4);
    assertThat(table).doesNotContain("other items");
    assertThat(table).doesNotContain("not due to items");
    assertThat(table.lines().count()).isEqualTo(10);
  }
}
