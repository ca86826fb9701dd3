package org.deepmovie.internal.bayes;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.train.Workers;

/**
 * The link from features to the vectors of rows without ratings, drawn given the vectors of the
 * others when a state is stored:
 *
 * <pre>
 *   v_row = b + B' x_row
 *   b_k = sum_rated c (v_k - B_k' x) / sum_rated c                            k from 1
 *   b_0 = sum_rated c mean over ratings of (r - mu - u_0 - B_0' x - sum_k u_k (b_k + B_k' x))
 *           / sum_rated c
 * </pre>
 *
 * with u the vector of the other side in a rating. It differs from that of the chain by the weights
 * of the rated rows, in B and in b. Most items have few ratings, but most ratings, also those to
 * predict, are of the others, whose features tell other things, and which are liked more.
 *
 * <p>b_0 is not the mean of v_0 - B_0' x: users rate what suits them, so that u . v is larger in
 * the ratings of a row than features tell of it. Without that part all predictions for items
 * without ratings would be too low. Mutable.
 */
final class ColdStartLink {

  private final FloatMatrix x;
  private final CsrMatrix ratings;
  private final int[] rated;
  private final int d;
  private final float[] interceptWeights;
  private final LinkRegression regression;
  private final double[] intercepts;

  /**
   * A link that is 0.
   *
   * @param x rows x features
   * @param starts by group its first feature, then the number of features
   * @param ratings rows x others
   * @param rated the rows with ratings, in the order in which they are summed
   * @param weighting how the weight of a row in B grows with its number of ratings
   * @param interceptWeighting the same in b
   */
  ColdStartLink(
      FloatMatrix x,
      int[] starts,
      CsrMatrix ratings,
      int[] rated,
      RegularizationScaling weighting,
      RegularizationScaling interceptWeighting,
      int d,
      Workers workers) {
    this.x = x;
    this.ratings = ratings;
    this.rated = rated;
    this.d = d;
    this.interceptWeights = weights(ratings, rated, interceptWeighting);
    this.regression =
        new LinkRegression(x, starts, weights(ratings, rated, weighting), rated, d, workers);
    this.intercepts = new double[d];
  }

  /** Weights with a mean of 1 over the rated rows. */
  private static float[] weights(CsrMatrix ratings, int[] rated, RegularizationScaling scaling) {
    double sum = 0;
    for (int row : rated) {
      sum += scaling.factor(ratings.count(row));
    }
    float[] weights = new float[ratings.rows()];
    for (int row : rated) {
      weights[row] = (float) (scaling.factor(ratings.count(row)) * rated.length / sum);
    }
    return weights;
  }

  /**
   * Draws the link.
   *
   * @param others the vectors of the other side
   * @param globalMean mu
   * @param strengths by group
   */
  void draw(
      FloatMatrix vectors,
      FloatMatrix others,
      double globalMean,
      NormalWishart prior,
      double[] strengths,
      SplittableRandom random) {
    regression.draw(
        vectors, prior.mean(), LinkRegression.root(prior.precision(), d), strengths, random);
    Arrays.fill(intercepts, 0);
    double[] own = new double[d];
    for (int row : rated) {
      Arrays.fill(own, 0);
      regression.addProduct(x, row, own);
      for (int k = 1; k < d; k++) {
        intercepts[k] += interceptWeights[row] * (vectors.get(row, k) - own[k]) / rated.length;
      }
    }
    double bias = 0;
    for (int row : rated) {
      bias += interceptWeights[row] * meanResidual(row, others, globalMean) / rated.length;
    }
    intercepts[0] = bias;
  }

  /** The mean residual of the ratings of a row without b_0. */
  private double meanResidual(int row, FloatMatrix others, double globalMean) {
    double[] own = intercepts.clone();
    regression.addProduct(x, row, own);
    double sum = 0;
    for (int p = ratings.start(row); p < ratings.end(row); p++) {
      int at = others.offset(ratings.column(p));
      double prediction = globalMean + own[0] + others.values()[at];
      for (int k = 1; k < d; k++) {
        prediction += own[k] * others.values()[at + k];
      }
      sum += ratings.value(p) - prediction;
    }
    return sum / ratings.count(row);
  }

  /** b: the vector of a row of which nothing is known. */
  double[] intercepts() {
    return intercepts.clone();
  }

  /** Sets the vector of a row. */
  void apply(int row, FloatMatrix vectors) {
    double[] own = intercepts.clone();
    regression.addProduct(x, row, own);
    for (int k = 0; k < d; k++) {
      vectors.set(row, k, (float) own[k]);
    }
  }

  /**
   * Stores b and B.
   *
   * @param first the first output to write
   */
  void store(LinkDraws draws, int first) {
    for (int k = 0; k < d; k++) {
      draws.intercepts()[first + k] = (float) intercepts[k];
      for (int f = 0; f < x.columns(); f++) {
        draws.coefficients().set(first + k, f, (float) regression.coefficients()[f * d + k]);
      }
    }
  }
}
