package org.deepmovie.mf.bayes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.bayes.GibbsSampler;
import org.deepmovie.internal.bayes.NoisePrecision;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * Gibbs sampling of {@link BayesianSvdPlusPlus}, one component after the other and in it every
 * weight by itself. One component costs one pass over the ratings of each side and two over its
 * features, whatever the number of features per row.
 */
final class SvdPlusPlusSampler implements GibbsSampler {

  /** The component of the items' biases, which users meet with 1. */
  private static final int ITEM_BIAS = 0;

  /** The component of the users' biases, which items meet with 1. */
  private static final int USER_BIAS = 1;

  private static final int BIASES = 2;
  private static final int ROWS_AT_A_TIME = 32;
  private static final int RATINGS_AT_A_TIME = 1 << 14;

  private final CsrMatrix byUser;
  private final int[] positions;
  private final double offset;
  private final int dimension;
  private final Workers workers;
  private final SamplerSide users;
  private final SamplerSide items;
  private final FloatMatrix userVectors;
  private final FloatMatrix itemVectors;
  private final NoisePrecision noise;
  private final float[] residualsByItem;
  private final ResidualsBySide userResiduals;
  private final ResidualsBySide itemResiduals;
  private final float[] lastUsers;
  private final float[] lastUserMoves;
  private final float[] lastItems;
  private final float[] lastItemMoves;

  SvdPlusPlusSampler(
      Dataset train, BayesianSvdPlusPlusOptions options, Workers workers, long seed) {
    RatingMatrix ratings = train.ratings();
    this.byUser = ratings.byUser();
    CsrMatrix byItem = ratings.byItem();
    this.positions = ratings.positionsByItem();
    this.offset = ratings.mean();
    this.dimension = options.factors() + BIASES;
    this.workers = workers;
    this.users =
        new SamplerSide(
            "user",
            train.users(),
            byUser,
            interactions(
                "user",
                options.implicit().ofUsers(),
                train.items(),
                () -> train.implicitFeedback().transpose(),
                byUser,
                seed),
            attributes("user", options, train.userAttributes(), byUser, seed),
            dimension,
            ITEM_BIAS,
            seed);
    this.items =
        new SamplerSide(
            "item",
            train.items(),
            byItem,
            interactions(
                "item",
                options.implicit().ofItems(),
                train.users(),
                train::implicitFeedback,
                byItem,
                seed),
            attributes("item", options, train.itemAttributes(), byItem, seed),
            dimension,
            USER_BIAS,
            seed);
    this.userVectors = new FloatMatrix(users.rows(), dimension);
    this.itemVectors = new FloatMatrix(items.rows(), dimension);
    users.copyTo(userVectors, 0);
    items.copyTo(itemVectors, 0);
    this.noise = new NoisePrecision(ratings, workers, Seeds.random(seed, "noise"));
    this.residualsByItem = new float[byItem.size()];
    this.userResiduals = new ResidualsBySide(byUser, noise.residuals());
    this.itemResiduals = new ResidualsBySide(byItem, residualsByItem);
    this.lastUsers = new float[users.rows()];
    this.lastUserMoves = new float[users.rows()];
    this.lastItems = new float[items.rows()];
    this.lastItemMoves = new float[items.rows()];
  }

  private Optional<FeatureGroup> interactions(
      String side,
      boolean wanted,
      IdMap others,
      Supplier<CsrMatrix> rowsByOther,
      CsrMatrix rated,
      long seed) {
    return wanted
        ? Optional.of(
            FeatureGroup.interactions(side, others, rowsByOther.get(), rated, dimension, seed))
        : Optional.empty();
  }

  private List<FeatureGroup> attributes(
      String side,
      BayesianSvdPlusPlusOptions options,
      Attributes attributes,
      CsrMatrix rated,
      long seed) {
    return options.attributes()
        ? attributes.fields().stream()
            .map(field -> FeatureGroup.of(side, field, rated, dimension, seed))
            .toList()
        : List.of();
  }

  @Override
  public double sweep() {
    double error = noise.draw(this);
    float[] residuals = noise.residuals();
    workers.forEach(
        positions.length,
        RATINGS_AT_A_TIME,
        (worker, from, to) -> {
          for (int p = from; p < to; p++) {
            residualsByItem[p] = residuals[positions[p]];
          }
        });
    Arrays.fill(lastUserMoves, 0);
    Arrays.fill(lastItemMoves, 0);
    for (int component = 0; component < dimension; component++) {
      draw(component);
    }
    users.copyTo(userVectors, 0);
    items.copyTo(itemVectors, 0);
    return error;
  }

  /**
   * Draws one component. What moved in the component before, and half of what moves in this one, is
   * not in the residuals yet when a pass over them begins.
   */
  private void draw(int component) {
    float[] a = users.totals(component);
    float[] c = items.totals(component);
    for (int item = 0; item < c.length; item++) {
      userResiduals.setColumn(item, lastItemMoves[item], lastItems[item], c[item]);
    }
    draw(users, component, userResiduals, lastUsers, lastUserMoves);
    moves(users, lastUserMoves);
    for (int user = 0; user < a.length; user++) {
      itemResiduals.setColumn(user, lastUserMoves[user], lastUsers[user], a[user]);
    }
    System.arraycopy(c, 0, lastItems, 0, c.length);
    draw(items, component, itemResiduals, lastItems, lastItemMoves);
    moves(items, lastItemMoves);
    System.arraycopy(a, 0, lastUsers, 0, a.length);
  }

  private void draw(
      SamplerSide side, int component, ResidualsBySide residuals, float[] fixed, float[] moved) {
    boolean draws = side.draws(component);
    if (draws) {
      side.drawPrior(component);
    }
    workers.forEach(
        side.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            residuals.collect(row, fixed[row], moved[row], side.statistics());
            if (draws) {
              side.drawOwn(component, row, noise.precision());
            }
          }
        });
    if (draws) {
      side.drawFeatures(component, noise.precision());
    }
  }

  private static void moves(SamplerSide side, float[] into) {
    for (int row = 0; row < into.length; row++) {
      into[row] = (float) side.statistics().moved(row);
    }
  }

  @Override
  public double predict(int user, int item) {
    return offset
        + VectorMath.dot(
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
