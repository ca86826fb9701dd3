package org.deepmovie.internal.bayes;

import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.leastsquares.CholeskySolver;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * Gibbs sampling of Bayesian probabilistic matrix factorization (Salakhutdinov and Mnih 2008), with
 * a bias as component 0 of the vectors and a drawn precision of the noise:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i + p_u . q_i + noise of precision alpha
 *   (b_u, p_u) ~ N(f_u + mu_U, Lambda_U^-1)    (b_i, q_i) ~ N(f_i + mu_V, Lambda_V^-1)    (eq. 5, 6)
 *   (mu, Lambda) ~ normal-Wishart        (eq. 7, 8)        alpha ~ gamma
 * </pre>
 *
 * <p>f is 0 in the paper. Here it is a drawn multiple of the logarithm of the row's number of
 * ratings, if there is a {@link RatingCountTrend}, to which features add their part ({@link
 * FeatureLink}), unless prior means are set. Items with many ratings are liked more. A prior
 * without f would draw rows with few ratings towards the mean of rows with many, and take the
 * difference for variance.
 *
 * <p>The scale of the factors in {@link NormalWishart} is {@link FactorPriorScale}.
 *
 * <p>The vector of an item without ratings is the item's own prior mean, if there is one, or else
 * that of a {@link PooledItem}.
 *
 * <p>An epoch draws alpha, then (mu_U, Lambda_U) (eq. 14), every user's vector (eq. 11 to 13), and
 * the same for the items, which may have prior means of their own (Kim et al. 2016, eq. 3). Every
 * row has its own stream of random numbers: the same seed gives the same result at any number of
 * threads.
 */
public final class PmfGibbsSampler implements GibbsSampler {

  private static final int ROWS_AT_A_TIME = 8;

  private final double globalMean;
  private final Workers workers;
  private final PmfSideSampler users;
  private final PmfSideSampler items;
  private final CholeskySolver[] equations;
  private final double[][] shifts;
  private final double[][] normals;
  private final NoisePrecision noise;
  private final PooledItem pooledItem;

  /**
   * The start of a chain: small random factors, biases of 0.
   *
   * @param train ratings in the unit of a {@link GibbsRun}
   * @param factors the length of the vectors without the bias
   */
  public PmfGibbsSampler(Dataset train, int factors, Workers workers, long seed) {
    int d = factors + 1;
    RatingMatrix ratings = train.ratings();
    this.globalMean = ratings.mean();
    this.workers = workers;
    FactorPriorScale scale = FactorPriorScale.of(ratings);
    this.users =
        new PmfSideSampler("user", train.users(), ratings.byUser(), d, scale, seed, workers);
    this.items =
        new PmfSideSampler("item", train.items(), ratings.byItem(), d, scale, seed, workers);
    this.equations = new CholeskySolver[workers.threads()];
    this.shifts = new double[workers.threads()][d];
    this.normals = new double[workers.threads()][d];
    for (int t = 0; t < equations.length; t++) {
      equations[t] = new CholeskySolver(d, Kernels.best());
    }
    this.noise = new NoisePrecision(ratings, workers, Seeds.random(seed, "noise"));
    this.pooledItem = new PooledItem(ratings.byUser(), globalMean, d);
  }

  /** Starts from other vectors, of the shapes of the present ones, which are copied. */
  public void start(FloatMatrix userVectors, FloatMatrix itemVectors) {
    users.vectors().copyFrom(userVectors);
    items.vectors().copyFrom(itemVectors);
  }

  /**
   * Goes on from an earlier draw.
   *
   * @param train as in the constructor
   */
  public void start(EarlierDraw earlier, Dataset train) {
    copyFree(earlier.users(train.users()), 0, users.vectors());
    copyFree(earlier.items(train.items()), 1, items.vectors());
    users.prior().skipFirstDraws();
    items.prior().skipFirstDraws();
  }

  /** Copies the free components: all but the one at {@code constant}. */
  private static void copyFree(FloatMatrix from, int constant, FloatMatrix into) {
    for (int row = 0; row < into.rows(); row++) {
      for (int k = 0; k < into.columns(); k++) {
        into.set(row, k, from.get(row, k < constant ? k : k + 1));
      }
    }
  }

  /** The users' vectors, users x (1 + factors), the bias first: the present state, not a copy. */
  public FloatMatrix users() {
    return users.vectors();
  }

  /** The items' vectors, items x (1 + factors), the bias first: the present state, not a copy. */
  public FloatMatrix items() {
    return items.vectors();
  }

  /**
   * Gives every item a prior mean of its own from now on: (b_i, q_i) ~ N(f_i + mu_V, Lambda_V^-1).
   *
   * @param means f, of the shape of {@link #items}; not copied
   */
  public void setItemMeans(FloatMatrix means) {
    items.setMeans(means);
  }

  /**
   * Draws a link from features of the items to their prior means from now on.
   *
   * @param features items x features
   * @param groupStarts by group its first feature, then the number of features
   */
  public void linkItems(FloatMatrix features, int[] groupStarts) {
    items.link(
        features, groupStarts, RegularizationScaling.SQRT, RegularizationScaling.COUNT, workers);
  }

  /**
   * Draws a link from features of the users to their prior means from now on. All users weigh the
   * same for users without ratings: few have most of the ratings, and would decide.
   *
   * @param features users x features
   * @param groupStarts by group its first feature, then the number of features
   */
  public void linkUsers(FloatMatrix features, int[] groupStarts) {
    users.link(
        features, groupStarts, RegularizationScaling.NONE, RegularizationScaling.NONE, workers);
  }

  @Override
  public double epoch() {
    double error = noise.draw(this);
    draw(users, items.vectors());
    items.setUnknown(pooledItem.vector(users.vectors(), items.prior(), noise.precision()));
    draw(items, users.vectors());
    return error;
  }

  private void draw(PmfSideSampler side, FloatMatrix fixed) {
    side.drawPrior();
    workers.forEach(
        side.ratings().rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            draw(row, side, fixed, equations[worker], shifts[worker], normals[worker]);
          }
        });
  }

  private void draw(
      int row,
      PmfSideSampler side,
      FloatMatrix fixed,
      CholeskySolver workspace,
      double[] shift,
      double[] standard) {
    CsrMatrix rows = side.ratings();
    if (rows.count(row) == 0) {
      side.setUnrated(row);
      return;
    }
    float[] rated = fixed.values();
    workspace.reset();
    for (int p = rows.start(row); p < rows.end(row); p++) {
      int at = fixed.offset(rows.column(p));
      workspace.addWithConstant(rated, at, (float) (rows.value(p) - globalMean - rated[at]));
    }
    side.drawNormals(row, standard);
    side.priorShift(row, shift);
    if (!workspace.draw(
        noise.precision(),
        side.prior().precision(),
        shift,
        standard,
        side.vectors().values(),
        side.vectors().offset(row))) {
      throw new ArithmeticException("the equations of row " + row + " cannot be solved");
    }
  }

  @Override
  public double predict(int user, int item) {
    float[] u = users.vectors().values();
    float[] v = items.vectors().values();
    int from = users.vectors().offset(user);
    int at = items.vectors().offset(item);
    return globalMean
        + u[from]
        + v[at]
        + VectorMath.dot(u, from + 1, v, at + 1, items.vectors().columns() - 1);
  }

  @Override
  public void store(int number, PosteriorDraws draws) {
    users.drawUnrated(items.vectors(), globalMean);
    items.drawUnrated(users.vectors(), globalMean);
    store(users, draws, draws.users(), number, 1, 0);
    store(items, draws, draws.items(), number, 0, 1);
    draws.setPrior(number, users.precisionWithoutRatings(), noise.precision());
    draws.setItemPrior(number, items.precisionWithoutRatings());
  }

  /** Stores the present state of the links that were given. */
  public void storeLinks(int number, Optional<LinkDraws> ofUsers, Optional<LinkDraws> ofItems) {
    ofUsers.ifPresent(link -> users.storeLink(link, number));
    ofItems.ifPresent(link -> items.storeLink(link, number));
  }

  private static void store(
      PmfSideSampler side,
      PosteriorDraws draws,
      FloatMatrix into,
      int number,
      int bias,
      int constant) {
    int d = side.vectors().columns();
    float[] values = into.values();
    for (int row = 0; row < into.rows(); row++) {
      int at = draws.at(into, row, number);
      boolean known = row < side.vectors().rows();
      for (int k = 0; k < d; k++) {
        values[at + (k == 0 ? bias : k + 1)] =
            known ? side.vectors().get(row, k) : (float) side.unknown(k);
      }
      values[at + constant] = 1;
    }
  }
}
