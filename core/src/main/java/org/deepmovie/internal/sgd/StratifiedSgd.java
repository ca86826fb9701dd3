package org.deepmovie.internal.sgd;

import java.util.stream.IntStream;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * Stochastic gradient descent on several threads with one result (stratified SGD, Gemulla et al.
 * 2011, algorithm 2). An epoch goes through strata of blocks; the blocks of a stratum share neither
 * users nor items and are visited at the same time. Each rating is visited once per epoch.
 *
 * <p>The values that a step reads and writes depend on the schedule alone, so the factors are the
 * same bits at any number of threads.
 */
public final class StratifiedSgd {

  private static final int PARTS = RatingBlocks.PARTS;

  private final Kernels kernels;
  private final RatingBlocks ratings;
  private final FactorModel model;
  private final long seed;
  private final double[] squares = new double[PARTS];

  /** A descent that changes the vectors of {@code model}. */
  public StratifiedSgd(Kernels kernels, RatingBlocks ratings, FactorModel model, long seed) {
    this.kernels = kernels;
    this.ratings = ratings;
    this.model = model;
    this.seed = seed;
  }

  /**
   * Visits every rating once.
   *
   * @param number the epoch's number, which gives the order of the strata
   * @return the root of the mean of the squared errors, each as it was before its step
   * @throws ArithmeticException if an error was not finite
   */
  public double epoch(int number, SgdParameters parameters, Workers workers) {
    int[] strata = IntStream.range(0, PARTS).toArray();
    Seeds.shuffle(strata, Seeds.random(seed, "order of strata", number));
    double sum = 0;
    for (int stratum : strata) {
      descend(stratum, parameters, workers);
      for (double square : squares) {
        sum += square;
      }
    }
    if (!Double.isFinite(sum)) {
      throw new ArithmeticException("the sum of the squared errors is " + sum);
    }
    return Math.sqrt(sum / ratings.size());
  }

  private void descend(int stratum, SgdParameters parameters, Workers workers) {
    workers.forEach(
        PARTS,
        1,
        (worker, userPart, to) -> {
          int itemPart = RatingBlocks.itemPart(userPart, stratum);
          squares[userPart] = descend(userPart, itemPart, parameters);
        });
  }

  private double descend(int userPart, int itemPart, SgdParameters parameters) {
    int[] users = ratings.users();
    int[] items = ratings.items();
    float[] values = ratings.values();
    float globalMean = (float) model.globalMean();
    float[] p = model.userMatrix().values();
    float[] q = model.itemMatrix().values();
    int columns = model.users().columns();
    int first = model.biased() ? 1 : 0;
    int factors = columns - first;
    float shrinkage = 1 - parameters.learningRate() * parameters.regularization();
    float biasShrinkage = 1 - parameters.biasLearningRate() * parameters.biasRegularization();
    int end = ratings.end(userPart, itemPart);
    int run = ratings.firstRun(userPart, itemPart);
    int u = 0;
    double sum = 0;
    for (int n = ratings.start(userPart, itemPart); n < end; n++) {
      int item = items[n];
      if (item < 0) {
        item = ~item;
        u = users[run++] * columns;
      }
      int i = item * columns;
      float error = values[n] - globalMean - kernels.dot(p, u + first, q, i + first, factors);
      if (first > 0) {
        error -= p[u] + q[i];
        p[u] = biasShrinkage * p[u] + parameters.biasLearningRate() * error;
        q[i] = biasShrinkage * q[i] + parameters.biasLearningRate() * error;
      }
      sum += error * error;
      kernels.updatePair(
          p, u + first, q, i + first, factors, shrinkage, parameters.learningRate() * error);
    }
    return sum;
  }
}
