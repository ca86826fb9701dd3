package org.deepmovie.cli.page;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.cli.chart.HeatMap;
import org.deepmovie.cli.chart.HeatMap.Cell;
import org.deepmovie.cli.explore.Categories;
import org.deepmovie.cli.explore.CrossTable;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.Dataset;

/** What users of each category rate, as a heat map. */
final class CrossChart {

  /** A cell of fewer ratings is not named as an extreme. */
  private static final int ENOUGH = 100;

  private final CrossTable numbers;

  private CrossChart(CrossTable numbers) {
    this.numbers = numbers;
  }

  static Exhibit of(CategoricalField user, CategoricalField item, Dataset data) {
    return new CrossChart(
            CrossTable.of(
                Categories.of(user, data.users().size()),
                Categories.of(item, data.items().size()),
                data.ratings().byUser()))
        .exhibit();
  }

  private Exhibit exhibit() {
    String user = numbers.users().field();
    String item = numbers.items().field();
    Table.Builder table =
        new Table.Builder(user, item, "ratings", "mean rating", "share", "share / share of all");
    List<List<Cell>> cells = new ArrayList<>();
    for (int row = 0; row < numbers.users().size(); row++) {
      List<Cell> line = new ArrayList<>();
      for (int column = 0; column < numbers.items().size(); column++) {
        line.add(cell(row, column));
        table.row(
            numbers.users().names().get(row),
            numbers.items().names().get(column),
            numbers.count(row, column),
            numbers.mean(row, column),
            numbers.share(row, column),
            numbers.lift(row, column));
      }
      cells.add(line);
    }
    return new Exhibit(
        Names.of(user + "-by-" + item),
        Words.capital(user) + " and " + item + ": who rates what",
        caption(),
        HeatMap.figure(
            Words.labels(numbers.users().names()), Words.labels(numbers.items().names()), cells),
        table.build());
  }

  private Cell cell(int row, int column) {
    double share = numbers.share(row, column);
    return new Cell(Words.number(100 * share, share < 0.0995 ? 1 : 0), numbers.lift(row, column));
  }

  private String caption() {
    String caption =
        "A number is the share, in %%, of the ratings by each %s that went to items of the %s; the colour tells how many times that of all users it is."
            .formatted(numbers.users().field(), numbers.items().field());
    int bestRow = -1;
    int bestColumn = -1;
    double best = 0;
    for (int row = 0; row < numbers.users().size(); row++) {
      for (int column = 0; column < numbers.items().size(); column++) {
        double distance = Math.abs(Math.log(numbers.lift(row, column)));
        if (numbers.count(row, column) >= ENOUGH && distance > best) {
          best = distance;
          bestRow = row;
          bestColumn = column;
        }
      }
    }
    return bestRow < 0
        ? caption
        : caption
            + " The greatest difference: %s and %s, %s where all users have %s."
                .formatted(
                    numbers.users().names().get(bestRow),
                    numbers.items().names().get(bestColumn),
                    Words.percent(numbers.share(bestRow, bestColumn)),
                    Words.percent(numbers.shareOfAll(bestColumn)));
  }
}
