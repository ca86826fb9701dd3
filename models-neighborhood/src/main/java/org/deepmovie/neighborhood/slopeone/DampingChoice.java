package org.deepmovie.neighborhood.slopeone;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.pairs.PairSum;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * Chooses the damping of {@link SlopeOne}: of some values the one with the least squared error on a
 * sample of the training ratings, each predicted without itself. What a rating adds to biases and
 * differences is taken off:
 *
 * <pre>
 *   b_u'  = ((n_u + lambda_u) b_u - (r_ui - mu - b_i)) / (n_u - 1 + lambda_u), b_i' in the same way
 *   c_ij' = c_ij - 1,  c_ij' dev_ij' = c_ij dev_ij - (r_ui - r_uj)
 * </pre>
 *
 * <p>The best value does not follow from the size of the data: on some ratings, however many,
 * differences tell nothing beyond the baseline. The sample depends on ids alone.
 */
final class DampingChoice {

  private static final double[] VALUES = {
    100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 1_000_000
  };

  /** About how many ratings are predicted. */
  private static final double SAMPLE = 10_000;

  private static final int USERS_AT_A_TIME = 8;

  /** Stands for the errors of users without a sampled rating, of whom there may be millions. */
  private static final double[] NOT_SAMPLED = {};

  private final SlopeOneOptions options;
  private final RatingMatrix ratings;
  private final BaselineEstimate biases;
  private final CsrMatrix compared;
  private final ItemDifferences differences;

  /**
   * A choice.
   *
   * @param options with numbers as the regularization of the biases
   * @param ratings of which the biases are computed
   * @param compared users x items, of which the differences are computed
   */
  DampingChoice(
      SlopeOneOptions options,
      RatingMatrix ratings,
      BaselineEstimate biases,
      CsrMatrix compared,
      ItemDifferences differences) {
    this.options = options;
    this.ratings = ratings;
    this.biases = biases;
    this.compared = compared;
    this.differences = differences;
  }

  /**
   * The best value; the number of threads does not change it.
   *
   * @param data gives the ids of users and items
   */
  double best(Dataset data, Workers workers) {
    double[][] errors = new double[compared.rows()][];
    Arrays.fill(errors, NOT_SAMPLED);
    workers.forEach(
        compared.rows(),
        USERS_AT_A_TIME,
        (worker, from, to) -> {
          PairSum difference = new PairSum();
          for (int user = from; user < to; user++) {
            long hash = Seeds.child(0, data.users().id(user), 0);
            for (int p = compared.start(user); p < compared.end(user); p++) {
              if (isSampled(hash, data.items().id(compared.column(p)))) {
                if (errors[user] == NOT_SAMPLED) {
                  errors[user] = new double[VALUES.length];
                }
                addErrors(user, p, difference, errors[user]);
              }
            }
          }
        });
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int n = 0; n < VALUES.length; n++) {
      double sum = 0;
      for (double[] ofUser : errors) {
        sum += ofUser == NOT_SAMPLED ? 0 : ofUser[n];
      }
      if (sum < least) {
        least = sum;
        best = n;
      }
    }
    return VALUES[best];
  }

  /**
   * Whether a rating is in the sample.
   *
   * @param ofUser the hash of the user's id
   */
  private boolean isSampled(long ofUser, String item) {
    double hash = Seeds.child(ofUser, item, 0) * 0x1p-64 + 0.5;
    return hash * compared.size() <= SAMPLE;
  }

  /** Adds the squared errors of the rating at {@code own} by value of the damping. */
  private void addErrors(int user, int own, PairSum difference, double[] errors) {
    DampedMean mean = without(user, own, difference);
    for (int n = 0; n < VALUES.length; n++) {
      double error = compared.value(own) - mean.of(VALUES[n]);
      errors[n] += error * error;
    }
  }

  /**
   * The prediction of a rating by all others.
   *
   * @param sum of c_ij' (dev_ij' + r_uj)
   * @param weight the sum of c_ij'
   * @param baseline mu + b_u' + b_i'
   */
  record DampedMean(double sum, double weight, double baseline) {
    double of(double damping) {
      return (sum + damping * baseline) / (weight + damping);
    }
  }

  /**
   * The prediction of the rating at {@code own} without it.
   *
   * @param difference a workspace
   */
  DampedMean without(int user, int own, PairSum difference) {
    int item = compared.column(own);
    double rating = compared.value(own);
    double sum = 0;
    double weight = 0;
    for (int p = compared.start(user); p < compared.end(user); p++) {
      differences.of(item, compared.column(p), difference);
      int others = difference.users() - 1;
      if (p != own && others >= options.minOverlap()) {
        double other = compared.value(p);
        sum += difference.sum() - (rating - other) + others * other;
        weight += others;
      }
    }
    return new DampedMean(sum, weight, baselineWithout(user, item, rating));
  }

  private double baselineWithout(int user, int item, double rating) {
    double residual = rating - biases.mean();
    double ofUser = biases.user()[user];
    double ofItem = biases.item()[item];
    return biases.mean()
        + without(
            ofUser,
            residual - ofItem,
            ratings.byUser().count(user) + options.baseline().userBiasRegularization())
        + without(
            ofItem,
            residual - ofUser,
            ratings.byItem().count(item)
                + options.baseline().itemBiasRegularization().orElseThrow());
  }

  /** A bias, the sum of residuals divided by {@code weight}, without one of them. */
  private static double without(double bias, double residual, double weight) {
    return weight > 1 ? (weight * bias - residual) / (weight - 1) : 0;
  }
}
