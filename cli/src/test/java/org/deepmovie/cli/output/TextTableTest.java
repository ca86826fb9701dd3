package org.deepmovie.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  private static final TextTable<String> TABLE =
      new TextTable<String>()
          .text("name", name -> name)
          .number("length", name -> String.valueOf(name.length()))
          .text("meaning", name -> "what " + name + " means to all of us")
          .number("twice", name -> String.valueOf(2 * name.length()));

  private static final List<String> ROWS = List.of("tea", "coffee");

  @Test
  void withoutALimitEveryRowIsALine() {
    assertThat(TABLE.format(ROWS, Integer.MAX_VALUE))
        .isEqualTo(
            """
            +--------+--------+---------------------------------+-------+
            | name   | length | meaning                         | twice |
            +--------+--------+---------------------------------+-------+
            | tea    |      3 | what tea means to all of us     |     6 |
            | coffee |      6 | what coffee means to all of us  |    12 |
            +--------+--------+---------------------------------+-------+"""
                .replace("us     |", "us    |")
                .replace("us  |", "us |")
                .replace("---------------------------------+", "--------------------------------+")
                .replace("meaning                         |", "meaning                        |"));
  }

  @Test
  void textsAreWrappedToTheWidthOfTheTerminal() {
    for (int width = 42; width < 70; width++) {
      String table = TABLE.format(ROWS, width);
      assertThat(table.lines().mapToInt(String::length).max().getAsInt())
          .isLessThanOrEqualTo(width);
      assertThat(table).contains("twice").contains("coffee");
    }
  }

  @Test
  void numbersThatDoNotFitStandBelowBesideTheFirstColumn() {
    String table = TABLE.format(ROWS, 24);
    assertThat(table.lines().mapToInt(String::length).max().getAsInt()).isLessThanOrEqualTo(24);
    assertThat(table.lines().filter(line -> line.startsWith("| name")).count()).isGreaterThan(1);
    assertThat(table).contains("length").contains("meaning").contains("twice");
  }
}
