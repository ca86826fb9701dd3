package org.deepmovie.internal.sgd;

import java.util.stream.IntStream;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * Stochastic gradient descent on several threads with a fixed result (DSGD, Gemulla et al. 2011,
 * algorithm 2): an epoch goes through strata of blocks that share neither users nor items, the
 * blocks of a stratum at the same time. Each rating is visited once per epoch.
 *
 * <p>What a step reads and writes depends on the schedule alone, so the factors are the same bits
 * at any number of threads.
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
  public double epoch(int number, SgdStep step, Workers workers) {
    int[] strata = IntStream.range(0, PARTS).toArray();
    Seeds.shuffle(strata, Seeds.random(seed, "order of strata", number));
    double sum = 0;
    for (int stratum : strata) {
      descend(stratum, step, workers);
      for (double square : squares) {
        sum += square;
      }
    }
    if (!Double.isFinite(sum)) {
      throw new ArithmeticException("the errors sum to " + sum);
    }
    return Math.sqrt(sum / ratings.size());
  }

  private void descend(int stratum, SgdStep step, Workers workers) {
    workers.forEach(
        PARTS,
        1,
        (worker, userPart, to) -> {
          int itemPart = RatingBlocks.itemPart(userPart, stratum);
          int from = ratings.start(userPart, itemPart);
          squares[userPart] = descend(from, ratings.end(userPart, itemPart), step);
        });
  }

  private double descend(int from, int to, SgdStep step) {
    int[] users = ratings.users();
    int[] items = ratings.items();
    float[] values = ratings.values();
    float offset = (float) model.offset();
    float[] p = model.users().values();
    float[] q = model.items().values();
    int columns = model.users().columns();
    int first = model.biased() ? 1 : 0;
    int factors = columns - first;
    float keep = 1 - step.rate() * step.lambda();
    float keepBias = 1 - step.biasRate() * step.biasLambda();
    double sum = 0;
    for (int n = from; n < to; n++) {
      int u = users[n] * columns;
      int i = items[n] * columns;
      float error = values[n] - offset - kernels.dot(p, u + first, q, i + first, factors);
      if (first > 0) {
        error -= p[u] + q[i];
        p[u] = keepBias * p[u] + step.biasRate() * error;
        q[i] = keepBias * q[i] + step.biasRate() * error;
      }
      sum += error * error;
      kernels.updatePair(p, u + first, q, i + first, factors, keep, step.rate() * error);
    }
    return sum;
  }
}
