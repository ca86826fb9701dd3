package org.deepmovie.cli.explore;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.CsrMatrix;

/**
 * Numbers and means of the ratings by the users of each category, or of the items of each category.
 *
 * @param categories the categories
 * @param summaries one for each category, in the same order
 * @param uncategorized number of users or items without a category
 */
public record CategoryRatings(
    Categories categories, List<CategorySummary> summaries, int uncategorized) {

  /**
   * One category.
   *
   * @param name of the category
   * @param members number of users or items of it, with ratings or without
   * @param ratings number of their ratings
   * @param mean of these ratings, NaN if there are none
   */
  public record CategorySummary(String name, int members, int ratings, double mean) {

    /** The number of ratings per user or item. */
    public double ratingsPerMember() {
      return (double) ratings / members;
    }
  }

  public CategoryRatings {
    summaries = List.copyOf(summaries);
  }

  /** The summaries; the rows of {@code ratings} are the users or items. */
  public static CategoryRatings of(Categories categories, CsrMatrix ratings) {
    int[] members = new int[categories.size()];
    int[] counts = new int[categories.size()];
    double[] sums = new double[categories.size()];
    int uncategorized = 0;
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
      uncategorized += categories.of(row).length == 0 ? 1 : 0;
    }
    List<CategorySummary> summaries = new ArrayList<>();
    for (int c = 0; c < members.length; c++) {
      summaries.add(
          new CategorySummary(
              categories.names().get(c), members[c], counts[c], sums[c] / counts[c]));
    }
    return new CategoryRatings(categories, summaries, uncategorized);
  }
}
