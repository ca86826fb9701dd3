package org.deepmovie.cli.page;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.cli.chart.HeatMap;
import org.deepmovie.cli.chart.HeatMap.HeatMapCell;
import org.deepmovie.cli.explore.Categories;
import org.deepmovie.cli.explore.CrossTabulation;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.Dataset;

/** A heat map of the ratings by category of the user and category of the item. */
final class CrossTabulationChart {

  /** The least number of ratings in a cell that the caption names as an extreme. */
  private static final int MIN_RATINGS = 100;

  private final CrossTabulation table;

  private CrossTabulationChart(CrossTabulation table) {
    this.table = table;
  }

  static CaptionedChart of(CategoricalField user, CategoricalField item, Dataset data) {
    return new CrossTabulationChart(
            CrossTabulation.of(
                Categories.of(user, data.users().size()),
                Categories.of(item, data.items().size()),
                data.ratings().byUser()))
        .chart();
  }

  private CaptionedChart chart() {
    String user = table.users().field();
    String item = table.items().field();
    ChartData.Builder data =
        new ChartData.Builder(
            user, item, "ratings", "mean rating", "share", "share / share of all");
    List<List<HeatMapCell>> cells = new ArrayList<>();
    for (int row = 0; row < table.users().size(); row++) {
      List<HeatMapCell> line = new ArrayList<>();
      for (int column = 0; column < table.items().size(); column++) {
        line.add(cell(row, column));
        data.row(
            table.users().names().get(row),
            table.items().names().get(column),
            table.count(row, column),
            table.mean(row, column),
            table.share(row, column),
            table.lift(row, column));
      }
      cells.add(line);
    }
    return new CaptionedChart(
        Slug.of(user + "-by-" + item),
        TextFormat.capitalized(user) + " and " + item + ": who rates what",
        caption(),
        HeatMap.figure(
            TextFormat.axisLabels(table.users().names()),
            TextFormat.axisLabels(table.items().names()),
            cells),
        data.build());
  }

  private HeatMapCell cell(int row, int column) {
    double share = table.share(row, column);
    return new HeatMapCell(
        TextFormat.number(100 * share, share < 0.0995 ? 1 : 0), table.lift(row, column));
  }

  private String caption() {
    String caption =
        "Numbers are shares, in %%, of the ratings by each %s for items of each %s; colors show the ratio to the share among all users."
            .formatted(table.users().field(), table.items().field());
    int bestRow = -1;
    int bestColumn = -1;
    double best = 0;
    for (int row = 0; row < table.users().size(); row++) {
      for (int column = 0; column < table.items().size(); column++) {
        double distance = Math.abs(Math.log(table.lift(row, column)));
        if (table.count(row, column) >= MIN_RATINGS && distance > best) {
          best = distance;
          bestRow = row;
          bestColumn = column;
        }
      }
    }
    return bestRow < 0
        ? caption
        : caption
            + " The greatest difference is that of %s and %s: %s, compared with %s among all users."
                .formatted(
                    table.users().names().get(bestRow),
                    table.items().names().get(bestColumn),
                    TextFormat.percent(table.share(bestRow, bestColumn)),
                    TextFormat.percent(table.shareOfAll(bestColumn)));
  }
}
