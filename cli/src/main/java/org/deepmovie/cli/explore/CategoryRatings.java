package org.deepmovie.cli.explore;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.CsrMatrix;

/**
 * What the users or items of each category have been rated or have rated.
 *
 * @param categories the categories
 * @param lines one for each, in the same order
 * @param without the number of users or items without any category
 */
public record CategoryRatings(Categories categories, List<Line> lines, int without) {

  /**
   * One category.
   *
   * @param name what it is called
   * @param members the number of users or items that have it, rated or not
   * @param ratings the number of their ratings
   * @param mean of these ratings, NaN of none
   */
  public record Line(String name, int members, int ratings, double mean) {

    /** The number of ratings per user or item. */
    public double ratingsPerMember() {
      return (double) ratings / members;
    }
  }

  public CategoryRatings {
    lines = List.copyOf(lines);
  }

  /** The categories' ratings; the rows of {@code ratings} are the users or items. */
  public static CategoryRatings of(Categories categories, CsrMatrix ratings) {
    int[] members = new int[categories.size()];
    int[] counts = new int[categories.size()];
    double[] sums = new double[categories.size()];
    int without = 0;
    for (int row = 0; row < ratings.rows(); row++) {
      double sum = 0;
      for (int p = ratings.start(row); p < ratings.end(row); p++) {
        sum += ratings.value(p);
      }
      for (int category : categories.of(row)) {
        members[category]++;
        counts[category] += ratings.count(row);
        sums[category] += sum;
      }
      without += categories.of(row).length == 0 ? 1 : 0;
    }
    List<Line> lines = new ArrayList<>();
    for (int c = 0; c < members.length; c++) {
      lines.add(new Line(categories.names().get(c), members[c], counts[c], sums[c] / counts[c]));
    }
    return new CategoryRatings(categories, lines, without);
  }
}
