package org.deepmovie.internal.bayes;

import java.io.IOException;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.leastsquares.CholeskySolver;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.jspecify.annotations.Nullable;

/**
 * Draws from the posterior of a bilinear model: in draw s, (r - mu) / unit = u_s . v_s with normal
 * noise of precision alpha_s. Users' vectors are (1, b_u, p_u), items' are (b_i, 1, q_i).
 *
 * <p>The vectors of all draws of one row lie side by side, so that the mean prediction is one dot
 * product. The last row of either matrix stands for an unknown user or item: the mean of the prior.
 */
public final class PosteriorDraws {

  /** The components of a vector before its factors: a constant and a bias. */
  public static final int BIASES = DrawLayout.BIASES;

  private static final String ITEM_PRECISIONS = "item_prior_precisions";

  private final DrawLayout layout;
  private final double globalMean;
  private final double unit;
  private final FloatMatrix users;
  private final FloatMatrix items;
  private final UserPriors priors;
  private final PriorCovariances userCovariances;

  /** By draw; without rows if the model does not keep them. */
  private FloatMatrix itemPrecisions;

  private PriorCovariances itemCovariances;

  private PosteriorDraws(
      DrawLayout layout,
      StoredPosterior scale,
      FloatMatrix users,
      FloatMatrix items,
      UserPriors priors,
      FloatMatrix itemPrecisions) {
    this.layout = layout;
    this.globalMean = scale.globalMean();
    this.unit = scale.unit();
    this.users = users;
    this.items = items;
    this.priors = priors;
    this.userCovariances = new PriorCovariances(priors.precisions(), layout.free());
    this.itemPrecisions = itemPrecisions;
    this.itemCovariances = new PriorCovariances(itemPrecisions, layout.free());
  }

  /**
   * Room for draws.
   *
   * @param draws how many
   * @param length of the vectors, both biases included
   * @param globalMean the mean of the ratings
   * @param unit what ratings are measured in
   * @param feedback whether items have feedback vectors, whose sum over the rated items is a part
   *     of the mean of a user's prior
   * @throws IllegalArgumentException if they do not fit into arrays
   */
  public static PosteriorDraws room(
      int draws,
      int length,
      double globalMean,
      double unit,
      int users,
      int items,
      boolean feedback) {
    long most = (Math.max(users, items) + 1L) * draws * length;
    if (most > FloatMatrix.MAX_VALUES) {
      throw new IllegalArgumentException(
          "the draws of all users or items are "
              + most
              + " numbers, more than an array holds; lower draws or factors");
    }
    DrawLayout layout = new DrawLayout(draws, length);
    return new PosteriorDraws(
        layout,
        new StoredPosterior(globalMean, unit),
        layout.zeros(users + 1),
        layout.zeros(items + 1),
        UserPriors.zeros(layout, feedback ? items : 0),
        new FloatMatrix(0, layout.free() * layout.free()));
  }

  /** How many draws. */
  public int count() {
    return layout.draws();
  }

  /** The length of one draw's vectors. */
  public int length() {
    return layout.length();
  }

  /** The length of one draw's vectors without the constant in them. */
  public int priorLength() {
    return layout.free();
  }

  /** Users, and in the last row an unknown one. */
  public FloatMatrix users() {
    return users;
  }

  /** Items, and in the last row an unknown one. */
  public FloatMatrix items() {
    return items;
  }

  /** Items' feedback vectors; without rows if the model has none. */
  public FloatMatrix feedback() {
    return priors.feedback();
  }

  /** Where the vector of {@code row} in draw {@code draw} starts in {@code matrix}. */
  public int at(FloatMatrix matrix, int row, int draw) {
    return layout.at(matrix, row, draw);
  }

  /**
   * Sets the prior of new users in a draw, and its noise.
   *
   * @param precision of the prior of a user's free components, square, row by row
   * @param noise the precision of the noise
   */
  public void setPrior(int draw, double[] precision, double noise) {
    priors.set(draw, precision, noise);
  }

  /**
   * Sets the prior of new items in a draw.
   *
   * @param precision of the prior of an item's free components, square, row by row
   */
  public void setItemPrior(int draw, double[] precision) {
    if (itemPrecisions.rows() == 0) {
      itemPrecisions = new FloatMatrix(layout.draws(), precision.length);
      itemCovariances = new PriorCovariances(itemPrecisions, layout.free());
    }
    for (int k = 0; k < precision.length; k++) {
      itemPrecisions.set(draw, k, (float) precision[k]);
    }
  }

  /**
   * Sets how far the vectors of new items lie around their mean in a draw.
   *
   * @param covariance of an item's free components, square, row by row
   * @throws ArithmeticException if it is not positive definite
   */
  public void setItemCovariance(int draw, double[] covariance) {
    setItemPrior(draw, PriorCovariances.inverse(covariance, layout.free()));
  }

  /** The mean prediction, unclipped; either index may be {@link IdMap#UNKNOWN}. */
  public double mean(int user, int item) {
    return mean(users, row(users, user), item);
  }

  /** The unclipped prediction of one draw; either index may be {@link IdMap#UNKNOWN}. */
  double prediction(int draw, int user, int item) {
    return globalMean
        + unit * product(users, row(users, user), item, draw * layout.length(), layout.length());
  }

  /** The mean prediction for row {@code user} of {@code userVectors}. */
  double mean(FloatMatrix userVectors, int user, int item) {
    return rating(product(userVectors, user, item, 0, layout.columns()));
  }

  /**
   * The mean prediction for row {@code item} of {@code others}, as {@link #newItems} returns them.
   */
  public double mean(int user, FloatMatrix others, int item) {
    double product =
        Kernels.best()
            .dot(
                users.values(),
                users.offset(row(users, user)),
                others.values(),
                others.offset(item),
                layout.columns());
    return rating(product);
  }

  /** The mean prediction for a user and an item whose vectors have this inner product. */
  double rating(double product) {
    return globalMean + unit * product / layout.draws();
  }

  /**
   * The standard deviation of a rating around the mean prediction, its noise included.
   *
   * @param coldUser whether the user's vector is a prior mean, around which the user lies
   * @param coldItem the same of the item
   */
  double deviation(int user, int item, boolean coldUser, boolean coldItem) {
    int row = row(users, user);
    int other = row(items, item);
    double mean = (mean(user, item) - globalMean) / unit;
    double variance = 0;
    for (int draw = 0; draw < layout.draws(); draw++) {
      double distance = product(users, row, item, draw * layout.length(), layout.length()) - mean;
      variance += distance * distance + 1.0 / priors.noises()[draw];
      if (coldUser) {
        int factors = layout.at(items, other, draw) + DrawLayout.BIASES;
        variance += userCovariances.variance(draw, items.values(), factors);
      }
      if (coldItem && itemPrecisions.rows() > 0) {
        int factors = layout.at(users, row, draw) + DrawLayout.BIASES;
        variance += itemCovariances.variance(draw, users.values(), factors);
      }
    }
    return unit * Math.sqrt(variance / layout.draws());
  }

  private double product(FloatMatrix userVectors, int user, int item, int from, int columns) {
    return Kernels.best()
        .dot(
            userVectors.values(),
            userVectors.offset(user) + from,
            items.values(),
            items.offset(row(items, item)) + from,
            columns);
  }

  /** The vectors of {@code user}, an index or {@link IdMap#UNKNOWN}. */
  float[] user(int user) {
    return users.row(row(users, user));
  }

  private static int row(FloatMatrix vectors, int index) {
    return index == IdMap.UNKNOWN ? vectors.rows() - 1 : index;
  }

  /**
   * The vectors of items in all draws: rows x (draws x length).
   *
   * @param own rows x (1 + factors), the bias first, if an item has the same vector in each draw;
   *     else those of all draws side by side
   */
  public FloatMatrix newItems(FloatMatrix own) {
    FloatMatrix vectors = layout.zeros(own.rows());
    int step = own.columns() == layout.free() ? 0 : layout.free();
    for (int row = 0; row < own.rows(); row++) {
      for (int draw = 0; draw < layout.draws(); draw++) {
        int from = own.offset(row) + draw * step;
        int into = layout.at(vectors, row, draw);
        vectors.values()[into] = own.values()[from];
        vectors.values()[into + DrawLayout.CONSTANT] = 1;
        System.arraycopy(
            own.values(), from + 1, vectors.values(), into + DrawLayout.BIASES, layout.factors());
      }
    }
    return vectors;
  }

  /** The items' vectors of all draws without their biases: items x (draws x factors). */
  FloatMatrix itemFactors() {
    FloatMatrix vectors = new FloatMatrix(items.rows() - 1, layout.draws() * layout.factors());
    for (int item = 0; item < vectors.rows(); item++) {
      System.arraycopy(
          factors(items, item), 0, vectors.values(), vectors.offset(item), vectors.columns());
    }
    return vectors;
  }

  /** The factors of row {@code item} of {@code vectors} in all draws side by side. */
  public float[] factors(FloatMatrix vectors, int item) {
    int count = layout.factors();
    float[] factors = new float[layout.draws() * count];
    for (int draw = 0; draw < layout.draws(); draw++) {
      int from = layout.at(vectors, item, draw) + DrawLayout.BIASES;
      System.arraycopy(vectors.values(), from, factors, draw * count, count);
    }
    return factors;
  }

  /**
   * The vectors of a new user in all draws: in each the mean of the posterior given the ratings, or
   * that of the prior if the equations cannot be solved.
   *
   * @param rated indices of the rated items
   * @param ratings their ratings
   * @param priorMeans of the user's free components in all draws side by side; null for those of an
   *     unknown user
   * @return 1 x (draws x length)
   */
  FloatMatrix foldIn(int[] rated, double[] ratings, float @Nullable [] priorMeans) {
    FloatMatrix user = layout.zeros(1);
    CholeskySolver equations = new CholeskySolver(layout.free(), Kernels.best());
    double[] shift = new double[layout.free()];
    for (int draw = 0; draw < layout.draws(); draw++) {
      int unknown = layout.at(users, users.rows() - 1, draw) + DrawLayout.CONSTANT;
      double[] precision = priors.precision(draw);
      double[] mean =
          priorMeans == null
              ? priors.mean(draw, users.values(), unknown, rated)
              : priors.mean(draw, priorMeans, draw * layout.free(), rated);
      multiply(precision, mean, shift);
      equations.reset();
      for (int n = 0; n < rated.length; n++) {
        int vector = layout.at(items, rated[n], draw);
        float itemBias = items.values()[vector];
        equations.add(
            items.values(),
            vector + DrawLayout.CONSTANT,
            (float) ((ratings[n] - globalMean) / unit - itemBias));
      }
      int into = layout.at(user, 0, draw);
      user.values()[into] = 1;
      if (!equations.draw(
          priors.noises()[draw],
          precision,
          shift,
          null,
          user.values(),
          into + DrawLayout.CONSTANT)) {
        for (int k = 0; k < mean.length; k++) {
          user.values()[into + DrawLayout.CONSTANT + k] = (float) mean[k];
        }
      }
    }
    return user;
  }

  /** The product of a square matrix and a vector. */
  static void multiply(double[] matrix, double[] x, double[] product) {
    int d = x.length;
    for (int row = 0; row < d; row++) {
      double sum = 0;
      for (int c = 0; c < d; c++) {
        sum += matrix[row * d + c] * x[c];
      }
      product[row] = sum;
    }
  }

  void save(ArchiveWriter archive) throws IOException {
    archive.json("posterior.json", new StoredPosterior(globalMean, unit));
    users.save(archive, "user_vectors");
    items.save(archive, "item_vectors");
    priors.save(archive);
    if (itemPrecisions.rows() > 0) {
      itemPrecisions.save(archive, ITEM_PRECISIONS);
    }
  }

  /** Reads what {@link #save} wrote; the parameters are those of {@link #room}. */
  public static PosteriorDraws load(
      ArchiveReader archive, int draws, int length, Catalog catalog, boolean feedback)
      throws IOException {
    int users = catalog.users().size();
    int items = catalog.items().size();
    DrawLayout layout = new DrawLayout(draws, length);
    return new PosteriorDraws(
        layout,
        archive.json("posterior.json", StoredPosterior.class),
        FloatMatrix.load(archive, "user_vectors", users + 1, layout.columns()),
        FloatMatrix.load(archive, "item_vectors", items + 1, layout.columns()),
        UserPriors.load(archive, layout, feedback ? items : 0),
        archive.contains(ITEM_PRECISIONS + ".npy")
            ? PriorCovariances.load(archive, ITEM_PRECISIONS, layout)
            : new FloatMatrix(0, layout.free() * layout.free()));
  }

  /** The entry {@code posterior.json} of a model file. */
  record StoredPosterior(double globalMean, double unit) {

    /** Ratings divided by a smaller unit would be too great. */
    private static final double LEAST_UNIT = 1e-18;

    StoredPosterior {
      if (!NumberLimits.isInData(globalMean)) {
        throw new IllegalArgumentException("globalMean " + globalMean + " is no mean of ratings");
      }
      if (!(unit >= LEAST_UNIT && NumberLimits.isInData(unit))) {
        throw new IllegalArgumentException("unit " + unit + " is no deviation of ratings");
      }
    }
  }
}
