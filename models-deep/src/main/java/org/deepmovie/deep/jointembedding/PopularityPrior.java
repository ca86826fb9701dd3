package org.deepmovie.deep.jointembedding;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;

/**
 * The popularity of items as scores: what minimizes {@link ScoreLoss} if the score of an item is
 * the same for all users, in closed form,
 *
 * <pre>
 *   BCE: ln((n+ + m) / (n- + w n0 + 1 - m))      SOFTMAX: ln(n+ + m)
 * </pre>
 *
 * with n+ (by weight) users who like the item, n- who rated it and do not like it, and n0 others,
 * whose weight is w. m is the share of likes in all of them; it pulls an item with few ratings to
 * the mean. An item without ratings has the mean popularity of the others.
 */
final class PopularityPrior {

  private final double[] values;
  private final double mean;

  private PopularityPrior(double[] values, double mean) {
    this.values = values;
    this.mean = mean;
  }

  /** All items are equally popular: 0. */
  static PopularityPrior none(int items) {
    return new PopularityPrior(new double[items], 0);
  }

  /**
   * The popularity of all items.
   *
   * @param unratedWeight w
   * @param weights of the users
   */
  static PopularityPrior of(
      RatingMatrix ratings,
      double likedFrom,
      ScoreLoss loss,
      double unratedWeight,
      UserActivityWeights weights) {
    CsrMatrix rows = ratings.byItem();
    double[] liked = new double[rows.rows()];
    double[] others = new double[rows.rows()];
    double likes = 0;
    double all = 0;
    for (int item = 0; item < liked.length; item++) {
      double rated = 0;
      for (int p = rows.start(item); p < rows.end(item); p++) {
        double weight = weights.of(rows.column(p));
        rated += weight;
        liked[item] += rows.value(p) >= (float) likedFrom ? weight : 0;
      }
      if (rows.count(item) > 0) {
        others[item] = rated - liked[item] + unratedWeight * (weights.sum() - rated);
        likes += liked[item];
        all += liked[item] + others[item];
      }
    }
    // One like and one dislike more keep m from 0 and 1.
    double share = (likes + 1) / (all + 2);
    double[] values = new double[rows.rows()];
    double sum = 0;
    int rated = 0;
    for (int item = 0; item < values.length; item++) {
      if (rows.count(item) > 0) {
        double dislikes = loss == ScoreLoss.BCE ? others[item] + 1 - share : 1;
        values[item] = StrictMath.log(liked[item] + share) - StrictMath.log(dislikes);
        sum += values[item];
        rated++;
      }
    }
    double mean = sum / rated;
    for (int item = 0; item < values.length; item++) {
      values[item] = rows.count(item) > 0 ? values[item] : mean;
    }
    return new PopularityPrior(values, mean);
  }

  /** The popularity of {@code item}. */
  double of(int item) {
    return values[item];
  }

  /** The mean over items that have ratings. */
  double mean() {
    return mean;
  }
}
