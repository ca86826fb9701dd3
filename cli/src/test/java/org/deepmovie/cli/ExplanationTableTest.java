package org.deepmovie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.Explanation.Contribution;
import org.junit.jupiter.api.Test;

class ExplanationTableTest {

  private static final List<Contribution> PARTS =
      List.of(
          new Contribution(0, "a", "Alpha", 4, 0.5),
          new Contribution(1, "b", "Beta (seen)", Double.NaN, -0.75),
          new Contribution(2, "c", "Gamma", 1, 0.125),
          new Contribution(3, "d", "Delta", 2.5, -0.25));

  @Test
  void showsASumWithItsParts() {
    Explanation why = new Explanation(3.625, 3.5, 0.5, PARTS);
    assertEquals(
        """
        +---------------------------+--------+---------+
        | because of                | rating |    adds |
        +---------------------------+--------+---------+
        | baseline                  |        |  3.5000 |
        | Beta (seen)               |      - | -0.7500 |
        | Alpha                     |    4.0 | +0.5000 |
        | other items: 2            |        | -0.1250 |
        | what no item accounts for |        | +0.5000 |
        | sum                       |        |  3.6250 |
        +---------------------------+--------+---------+""",
        ExplanationTable.of(why, 2).replace(System.lineSeparator(), "\n"));
  }

  @Test
  void leavesOutWhatThereIsNot() {
    String table = ExplanationTable.of(new Explanation(3.125, 3.5, 0, PARTS), 4);
    assertFalse(table.contains("other items") || table.contains("accounts"), table);
    assertEquals(10, table.lines().count());
  }
}
