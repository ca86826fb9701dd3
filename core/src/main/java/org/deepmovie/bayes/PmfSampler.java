package org.deepmovie.bayes;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.Kernels;
import org.deepmovie.factor.NormalEquations;
import org.deepmovie.factor.Vectors;
import org.deepmovie.model.Seeds;
import org.deepmovie.model.Workers;

/**
 * Gibbs sampling of Bayesian probabilistic matrix factorization (Salakhutdinov and Mnih 2008), with
 * a bias as component 0 of the vectors and the noise drawn, too:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i + p_u . q_i + noise of precision alpha
 *   (b_u, p_u) ~ N(mu_U, Lambda_U^-1)    (b_i, q_i) ~ N(mu_V, Lambda_V^-1)    (eq. 5, 6)
 *   (mu, Lambda) ~ normal-Wishart        (eq. 7, 8)        alpha ~ gamma
 * </pre>
 *
 * <p>A sweep draws alpha, then (mu_U, Lambda_U) (eq. 14), every user's vector (eq. 11 to 13), and
 * the same for the items. Every row has a stream of random numbers of its own: the same seed gives
 * the same result at any number of threads.
 */
public final class PmfSampler implements GibbsSampler {

  private static final double INITIAL_DEVIATION = 0.1;
  private static final int ROWS_AT_A_TIME = 8;

  private final double offset;
  private final Workers workers;
  private final SidePrior users;
  private final SidePrior items;
  private final NormalEquations[] equations;
  private final double[][] normals;
  private final ResidualNoise noise;

  /**
   * The start of a chain: small random factors, biases of 0.
   *
   * @param train ratings in the unit of a {@link GibbsSchedule}
   * @param factors the length of the vectors without the bias
   */
  public PmfSampler(Dataset train, int factors, Workers workers, long seed) {
    int d = factors + 1;
    RatingMatrix ratings = train.ratings();
    this.offset = ratings.mean();
    this.workers = workers;
    this.users = new SidePrior("user", train.users(), ratings.byUser(), d, seed);
    this.items = new SidePrior("item", train.items(), ratings.byItem(), d, seed);
    this.equations = new NormalEquations[workers.threads()];
    this.normals = new double[workers.threads()][d];
    for (int t = 0; t < equations.length; t++) {
      equations[t] = new NormalEquations(d, Kernels.best());
    }
    this.noise = new ResidualNoise(ratings, workers, Seeds.random(seed, "noise"));
  }

  /** The vectors of one side, bias first, their prior and their sources of randomness. */
  private static final class SidePrior {
    private final SparseRows rows;
    private final int[] rated;
    private final FactorMatrix vectors;
    private final NormalWishart prior;
    private final SplittableRandom[] random;
    private final SplittableRandom hyper;

    SidePrior(String name, IdMap ids, SparseRows rows, int d, long seed) {
      this.rows = rows;
      this.rated = IntStream.range(0, ids.size()).filter(row -> rows.count(row) > 0).toArray();
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

    void setToPriorMean(int row) {
      for (int k = 0; k < vectors.columns(); k++) {
        vectors.set(row, k, (float) prior.mean()[k]);
      }
    }
  }

  @Override
  public double sweep() {
    double error = noise.draw(this);
    draw(users, items.vectors);
    draw(items, users.vectors);
    return error;
  }

  private void draw(SidePrior side, FactorMatrix fixed) {
    side.prior.draw(side.vectors, side.rated, side.hyper);
    workers.forEach(
        side.rows.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            if (side.rows.count(row) == 0) {
              side.setToPriorMean(row);
            } else {
              draw(row, side, fixed, equations[worker], normals[worker]);
            }
          }
        });
  }

  private void draw(
      int row, SidePrior side, FactorMatrix fixed, NormalEquations workspace, double[] standard) {
    SparseRows rows = side.rows;
    float[] rated = fixed.values();
    workspace.reset();
    for (int p = rows.start(row); p < rows.end(row); p++) {
      int at = fixed.offset(rows.column(p));
      workspace.addWithConstant(rated, at, (float) (rows.value(p) - offset - rated[at]));
    }
    for (int k = 0; k < standard.length; k++) {
      standard[k] = Seeds.gaussian(side.random[row]);
    }
    if (!workspace.draw(
        noise.precision(),
        side.prior.precision(),
        side.prior.shift(),
        standard,
        side.vectors.values(),
        side.vectors.offset(row))) {
      throw new ArithmeticException("the equations of row " + row + " cannot be solved");
    }
  }

  @Override
  public double predict(int user, int item) {
    float[] u = users.vectors.values();
    float[] v = items.vectors.values();
    int from = users.vectors.offset(user);
    int at = items.vectors.offset(item);
    return offset
        + u[from]
        + v[at]
        + Vectors.dot(u, from + 1, v, at + 1, items.vectors.columns() - 1);
  }

  @Override
  public void keep(int number, PosteriorDraws draws) {
    keep(users, draws, draws.users(), number, 1, 0);
    keep(items, draws, draws.items(), number, 0, 1);
    draws.setPrior(number, users.prior.precision(), noise.precision());
  }

  private static void keep(
      SidePrior side, PosteriorDraws draws, FactorMatrix into, int number, int bias, int constant) {
    int d = side.vectors.columns();
    float[] values = into.values();
    for (int row = 0; row < into.rows(); row++) {
      int at = draws.at(into, row, number);
      boolean known = row < side.vectors.rows();
      for (int k = 0; k < d; k++) {
        values[at + (k == 0 ? bias : k + 1)] =
            known ? side.vectors.get(row, k) : (float) side.prior.mean()[k];
      }
      values[at + constant] = 1;
    }
  }
}
