package org.deepmovie.internal.bayes;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.train.Workers;

/**
 * The link from the features x of the rows of one side (users or items) to the prior means of their
 * vectors, with a precision for each group of features (Simm et al. 2017, "Macau", eqs. 3 to 8,
 * with one precision for all features):
 *
 * <pre>
 *   v_row ~ N(mu + B' (x_row - x), Lambda^-1)    x: the mean over rated rows
 *   B_f   ~ N(0, (lambda_g Lambda)^-1)           for each feature f of group g
 *   lambda_g ~ gamma(1/2, 1/2)
 *
 *   lambda_g | B, Lambda ~ gamma((n_g d + 1) / 2, (|B_g L|^2 + 1) / 2)    Lambda = L L'
 * </pre>
 *
 * with n_g features in group g; {@link LinkRegression} draws B. The last feature is added: the
 * logarithm of the row's number of ratings. Much rated items are liked more, and without it rarely
 * rated ones would be drawn towards what holds of these. Mutable.
 */
final class FeatureLink {

  private static final int ROWS_AT_A_TIME = 16;
  private static final double FIRST_STRENGTH = 30;

  private final FloatMatrix x;
  private final int[] starts;
  private final int d;
  private final Workers workers;
  private final LinkRegression regression;
  private final double[] strengths;
  private final FloatMatrix means;

  /** The standard deviation of the feature that is added. */
  private final double countStdDev;

  /**
   * A link with coefficients of 0.
   *
   * @param features of all rows: rows x features
   * @param groupStarts by group its first feature, then the number of features
   * @param ratings of the rows
   * @param rated the rows with ratings, in the order in which they are summed
   * @param d the length of the vectors
   */
  FeatureLink(
      FloatMatrix features,
      int[] groupStarts,
      CsrMatrix ratings,
      int[] rated,
      int d,
      Workers workers) {
    this.x = withCounts(features, ratings);
    this.starts = Arrays.copyOf(groupStarts, groupStarts.length + 1);
    this.starts[groupStarts.length] = x.columns();
    this.d = d;
    this.workers = workers;
    float[] weights = new float[x.rows()];
    for (int row : rated) {
      weights[row] = 1;
    }
    this.regression = new LinkRegression(x, starts, weights, rated, d, workers);
    this.strengths = new double[groupStarts.length];
    Arrays.fill(strengths, FIRST_STRENGTH);
    this.means = new FloatMatrix(x.rows(), d);
    this.countStdDev = stdDev(rated, x.columns() - 1);
  }

  private double stdDev(int[] rated, int feature) {
    double mean = 0;
    for (int row : rated) {
      mean += x.get(row, feature) / rated.length;
    }
    double squares = 0;
    for (int row : rated) {
      double deviation = x.get(row, feature) - mean;
      squares += deviation * deviation;
    }
    return Math.sqrt(squares / Math.max(1, rated.length));
  }

  private static FloatMatrix withCounts(FloatMatrix features, CsrMatrix ratings) {
    int columns = features.columns();
    FloatMatrix all = new FloatMatrix(features.rows(), columns + 1);
    for (int row = 0; row < all.rows(); row++) {
      System.arraycopy(
          features.values(), features.offset(row), all.values(), all.offset(row), columns);
      all.set(row, columns, (float) Math.log(Math.max(1, ratings.count(row))));
    }
    return all;
  }

  /** B' (x_row - x) of all rows: rows x d, the present state. */
  FloatMatrix means() {
    return means;
  }

  /** The number of features, with the one added. */
  int features() {
    return x.columns();
  }

  /** The precisions of the groups of features, without the one added. */
  double[] strengths() {
    return Arrays.copyOf(strengths, strengths.length - 1);
  }

  /** How far B' x_row lies from its mean at a number of ratings one standard deviation off. */
  double[] countDeviation() {
    int last = x.columns() - 1;
    double[] deviation = new double[d];
    for (int k = 0; k < d; k++) {
      deviation[k] = countStdDev * regression.coefficients()[last * d + k];
    }
    return deviation;
  }

  /**
   * Adds sum_f lambda_f B_f B_f' to the upper triangle of {@code scatter}: given B, Lambda is drawn
   * as if each feature were one more vector.
   */
  void addScatter(double[] scatter, int stride) {
    double[] b = regression.coefficients();
    for (int g = 0; g < strengths.length; g++) {
      for (int f = starts[g]; f < starts[g + 1]; f++) {
        for (int row = 0; row < d; row++) {
          double scaled = strengths[g] * b[f * d + row];
          for (int c = row; c < d; c++) {
            scatter[row * stride + c] += scaled * b[f * d + c];
          }
        }
      }
    }
  }

  /**
   * Draws the precisions of the groups, and B, given the vectors and their prior.
   *
   * @param vectors rows x d
   * @throws ArithmeticException if the equations cannot be solved
   */
  void draw(FloatMatrix vectors, NormalWishart prior, SplittableRandom random) {
    double[] root = LinkRegression.root(prior.precision(), d);
    for (int g = 0; g < strengths.length; g++) {
      double norm = regression.norm(starts[g], starts[g + 1], root);
      if (norm > 0) {
        int numbers = (starts[g + 1] - starts[g]) * d;
        strengths[g] = RandomDistributions.gamma(random, (numbers + 1) / 2.0, (norm + 1) / 2);
      }
    }
    regression.draw(vectors, prior.mean(), root, strengths, random);
    updateMeans();
  }

  private void updateMeans() {
    double[] atMean = atMean();
    workers.forEach(
        x.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          double[] sums = new double[d];
          for (int row = from; row < to; row++) {
            for (int k = 0; k < d; k++) {
              sums[k] = -atMean[k];
            }
            regression.addProduct(x, row, sums);
            for (int k = 0; k < d; k++) {
              means.set(row, k, (float) sums[k]);
            }
          }
        });
  }

  /** B' x. */
  private double[] atMean() {
    double[] sums = new double[d];
    float[] mean = regression.means();
    for (int f = 0; f < mean.length; f++) {
      for (int k = 0; k < d; k++) {
        sums[k] += mean[f] * regression.coefficients()[f * d + k];
      }
    }
    return sums;
  }
}
