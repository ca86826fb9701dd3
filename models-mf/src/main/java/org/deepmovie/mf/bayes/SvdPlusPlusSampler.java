package org.deepmovie.mf.bayes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.Vectors;
import org.deepmovie.model.Seeds;
import org.deepmovie.model.Workers;

/**
 * Gibbs sampling of {@link BayesianSvdPlusPlus}, one component after the other and in it every
 * weight by itself. One component costs two passes over the ratings and two over the features of
 * each side, whatever the number of features per row.
 */
final class SvdPlusPlusSampler implements GibbsSampler {

  /** The component of the items' biases, which users meet with 1. */
  private static final int ITEM_BIAS = 0;

  /** The component of the users' biases, which items meet with 1. */
  private static final int USER_BIAS = 1;

  private static final int BIASES = 2;
  private static final int ROWS_AT_A_TIME = 32;

  private final SparseRows byUser;
  private final SparseRows byItem;
  private final int[] positions;
  private final double offset;
  private final int dimension;
  private final Workers workers;
  private final Side users;
  private final Side items;
  private final FactorMatrix userVectors;
  private final FactorMatrix itemVectors;
  private final ResidualNoise noise;
  private final Step last;

  SvdPlusPlusSampler(
      Dataset train, BayesianSvdPlusPlusOptions options, Workers workers, long seed) {
    RatingMatrix ratings = train.ratings();
    this.byUser = ratings.byUser();
    this.byItem = ratings.byItem();
    this.positions = positionsByItem(byUser, byItem);
    this.offset = ratings.mean();
    this.dimension = options.factors() + BIASES;
    this.workers = workers;
    this.users =
        new Side(
            "user",
            train.users(),
            byUser,
            interactions(
                options.implicit().ofUsers(),
                train.items(),
                () -> train.feedback().transpose(),
                byUser,
                seed),
            attributes(options, train.userAttributes(), byUser, seed),
            dimension,
            ITEM_BIAS,
            seed);
    this.items =
        new Side(
            "item",
            train.items(),
            byItem,
            interactions(
                options.implicit().ofItems(), train.users(), train::feedback, byItem, seed),
            attributes(options, train.itemAttributes(), byItem, seed),
            dimension,
            USER_BIAS,
            seed);
    this.userVectors = new FactorMatrix(users.rows(), dimension);
    this.itemVectors = new FactorMatrix(items.rows(), dimension);
    users.copyTo(userVectors, 0);
    items.copyTo(itemVectors, 0);
    this.noise = new ResidualNoise(ratings, workers, Seeds.random(seed, "noise"));
    this.last = new Step(users.rows(), items.rows());
  }

  private Optional<FeatureGroup> interactions(
      boolean wanted, IdMap others, Supplier<SparseRows> rowsByOther, SparseRows rated, long seed) {
    return wanted
        ? Optional.of(
            new FeatureGroup("interactions", others, rowsByOther.get(), rated, dimension, seed))
        : Optional.empty();
  }

  private List<FeatureGroup> attributes(
      BayesianSvdPlusPlusOptions options, Attributes attributes, SparseRows rated, long seed) {
    return options.attributes()
        ? attributes.fields().stream()
            .map(field -> FeatureGroup.of(field, rated, dimension, seed))
            .toList()
        : List.of();
  }

  /** Where each rating by item stands among the ratings by user. */
  private static int[] positionsByItem(SparseRows byUser, SparseRows byItem) {
    int[] next = new int[byItem.rows()];
    for (int item = 0; item < next.length; item++) {
      next[item] = byItem.start(item);
    }
    int[] positions = new int[byUser.size()];
    for (int p = 0; p < positions.length; p++) {
      positions[next[byUser.column(p)]++] = p;
    }
    return positions;
  }

  /**
   * The vectors of one component as they were used and moved: what the residuals do not know yet.
   * The next pass over them by user brings them up to date on its way.
   */
  private static final class Step {
    private final float[] users;
    private final float[] userMoves;
    private final float[] items;
    private final float[] itemMoves;

    Step(int users, int items) {
      this.users = new float[users];
      this.userMoves = new float[users];
      this.items = new float[items];
      this.itemMoves = new float[items];
    }

    void clear() {
      Arrays.fill(userMoves, 0);
      Arrays.fill(itemMoves, 0);
    }
  }

  @Override
  public double sweep() {
    double error = noise.draw(this);
    last.clear();
    for (int component = 0; component < dimension; component++) {
      draw(component);
    }
    users.copyTo(userVectors, 0);
    items.copyTo(itemVectors, 0);
    return error;
  }

  private void draw(int component) {
    float[] a = users.totals(component);
    float[] c = items.totals(component);
    workers.forEach(byUser.rows(), ROWS_AT_A_TIME, (worker, from, to) -> collectUsers(from, to, c));
    System.arraycopy(c, 0, last.items, 0, c.length);
    if (users.draws(component)) {
      draw(users, component);
    }
    moves(users, last.userMoves);
    if (items.draws(component)) {
      workers.forEach(
          byItem.rows(), ROWS_AT_A_TIME, (worker, from, to) -> collectItems(from, to, a, c));
      draw(items, component);
      moves(items, last.itemMoves);
    } else {
      Arrays.fill(last.itemMoves, 0);
    }
    System.arraycopy(a, 0, last.users, 0, a.length);
  }

  private void draw(Side side, int component) {
    side.drawPrior(component);
    workers.forEach(
        side.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            side.drawOwn(component, row, noise.precision());
          }
        });
    side.drawFeatures(component, noise.precision());
  }

  private static void moves(Side side, float[] into) {
    for (int row = 0; row < into.length; row++) {
      into[row] = (float) side.statistics().moved(row);
    }
  }

  private void collectUsers(int from, int to, float[] c) {
    float[] residuals = noise.residuals();
    for (int user = from; user < to; user++) {
      float userNow = last.users[user];
      float userMove = last.userMoves[user];
      double gradient = 0;
      double curvature = 0;
      for (int p = byUser.start(user); p < byUser.end(user); p++) {
        int item = byUser.column(p);
        float residual =
            residuals[p] - userMove * last.items[item] - userNow * last.itemMoves[item];
        residuals[p] = residual;
        gradient += c[item] * residual;
        curvature += c[item] * c[item];
      }
      users.statistics().set(user, gradient, curvature);
    }
  }

  private void collectItems(int from, int to, float[] a, float[] c) {
    float[] residuals = noise.residuals();
    for (int item = from; item < to; item++) {
      double gradient = 0;
      double curvature = 0;
      float before = c[item];
      for (int p = byItem.start(item); p < byItem.end(item); p++) {
        int user = byItem.column(p);
        float x = a[user];
        gradient += x * (residuals[positions[p]] - before * last.userMoves[user]);
        curvature += x * x;
      }
      items.statistics().set(item, gradient, curvature);
    }
  }

  @Override
  public double predict(int user, int item) {
    return offset
        + Vectors.dot(
            userVectors.values(),
            userVectors.offset(user),
            itemVectors.values(),
            itemVectors.offset(item),
            dimension);
  }

  @Override
  public void keep(int number, PosteriorDraws draws) {
    int column = number * dimension;
    users.copyTo(draws.users(), column);
    users.copyUnknownTo(draws.users(), users.rows(), column);
    items.copyTo(draws.items(), column);
    items.copyUnknownTo(draws.items(), items.rows(), column);
    users.interactions().ifPresent(group -> group.copyTo(draws.feedback(), column));
    int free = dimension - 1;
    double[] precision = new double[free * free];
    for (int k = 0; k < free; k++) {
      precision[k * free + k] = users.ownPrecision(k + 1);
    }
    draws.setPrior(number, precision, noise.precision());
  }
}
