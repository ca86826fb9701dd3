package org.deepmovie.bayes;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.model.Seeds;

/**
 * The users or the items of a {@link PmfSampler}: their vectors, bias first, the prior of these,
 * x_row ~ N(f_row + mu, Lambda^-1), and the sources of randomness. f is 0 unless it was given.
 */
final class PmfSide {

  private static final double INITIAL_DEVIATION = 0.1;

  private final SparseRows ratings;
  private final boolean typical;
  private final int[] rated;
  private final FactorMatrix vectors;
  private final NormalWishart prior;
  private final SplittableRandom[] random;
  private final SplittableRandom hyper;

  private FactorMatrix means;
  private FactorMatrix deviations;

  /**
   * Small random factors.
   *
   * @param typical whether who has no ratings is thought to be like those who have: mu is added
   */
  PmfSide(String name, IdMap ids, SparseRows ratings, int d, long seed, boolean typical) {
    this.ratings = ratings;
    this.typical = typical;
    this.rated = IntStream.range(0, ids.size()).filter(row -> ratings.count(row) > 0).toArray();
    this.vectors = new FactorMatrix(ids.size(), d);
    this.prior = new NormalWishart(d);
    this.hyper = Seeds.random(seed, "prior of " + name);
    this.random = new SplittableRandom[ids.size()];
    for (int row = 0; row < random.length; row++) {
      random[row] = Seeds.random(seed, name + " " + ids.id(row));
      for (int k = 1; k < d; k++) {
        vectors.set(row, k, (float) (INITIAL_DEVIATION * Seeds.gaussian(random[row])));
      }
    }
  }

  SparseRows ratings() {
    return ratings;
  }

  FactorMatrix vectors() {
    return vectors;
  }

  NormalWishart prior() {
    return prior;
  }

  /** Sets f, which is not copied. */
  void setMeans(FactorMatrix means) {
    this.means = means;
    if (deviations == null) {
      deviations = new FactorMatrix(means.rows(), means.columns());
    }
  }

  /** Draws mu and Lambda given the vectors. */
  void drawPrior() {
    if (means == null) {
      prior.draw(vectors, rated, hyper);
      return;
    }
    float[] from = vectors.values();
    float[] mean = means.values();
    float[] into = deviations.values();
    for (int n = 0; n < into.length; n++) {
      into[n] = from[n] - mean[n];
    }
    prior.draw(deviations, rated, hyper);
  }

  /** f_row + mu, one component of it. */
  double priorMean(int row, int component) {
    return prior.mean()[component] + own(row, component);
  }

  private double own(int row, int component) {
    return means == null ? 0 : means.get(row, component);
  }

  /** Sets the vector of a row without ratings. */
  void setUnrated(int row) {
    for (int k = 0; k < vectors.columns(); k++) {
      vectors.set(row, k, (float) (unknown(k) + own(row, k)));
    }
  }

  /** One component of the vector of whom nothing is known. */
  double unknown(int component) {
    return typical ? prior.mean()[component] : 0;
  }

  /** Lambda (f_row + mu). */
  void priorShift(int row, double[] into) {
    if (means == null) {
      System.arraycopy(prior.shift(), 0, into, 0, into.length);
      return;
    }
    int d = into.length;
    double[] precision = prior.precision();
    float[] mean = means.values();
    int at = means.offset(row);
    for (int k = 0; k < d; k++) {
      double sum = prior.shift()[k];
      for (int c = 0; c < d; c++) {
        sum += precision[k * d + c] * mean[at + c];
      }
      into[k] = sum;
    }
  }

  /** Standard normal numbers from the stream of {@code row}. */
  void drawNormals(int row, double[] into) {
    for (int k = 0; k < into.length; k++) {
      into[k] = Seeds.gaussian(random[row]);
    }
  }
}
