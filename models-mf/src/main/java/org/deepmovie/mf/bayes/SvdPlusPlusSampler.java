package org.deepmovie.mf.bayes;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.bayes.EarlierDraw;
import org.deepmovie.internal.bayes.GibbsSampler;
import org.deepmovie.internal.bayes.NoisePrecision;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * Gibbs sampling of {@link BayesianSvdPlusPlus}, one component after the other, and within it every
 * weight by itself. A component costs one pass over the ratings and two over the features of each
 * side, whatever the number of features per row.
 */
final class SvdPlusPlusSampler implements GibbsSampler {

  private static final int ROWS_AT_A_TIME = 32;
  private static final int RATINGS_AT_A_TIME = 1 << 14;

  private final double globalMean;
  private final int dimension;
  private final Workers workers;
  private final SideSampler users;
  private final SideSampler items;
  private final FloatMatrix userVectors;
  private final FloatMatrix itemVectors;
  private final NoisePrecision noise;
  private final int[] positionsByItem;
  private final float[] residualsByItem;
  private final LaggingResiduals userResiduals;
  private final LaggingResiduals itemResiduals;

  /**
   * The start of a chain.
   *
   * @param earlier the draw from which it goes on, if any
   */
  SvdPlusPlusSampler(
      Dataset train,
      BayesianSvdPlusPlusOptions options,
      Workers workers,
      long seed,
      Optional<EarlierDraw> earlier) {
    RatingMatrix ratings = train.ratings();
    this.globalMean = ratings.mean();
    this.dimension = options.factors() + SideSampler.BIASES;
    this.workers = workers;
    this.users = SideSampler.users(train, options, seed);
    this.items = SideSampler.items(train, options, seed);
    earlier.ifPresent(draw -> start(draw, train));
    this.userVectors = new FloatMatrix(users.rows(), dimension);
    this.itemVectors = new FloatMatrix(items.rows(), dimension);
    users.copyTo(userVectors, 0);
    items.copyTo(itemVectors, 0);
    this.noise = new NoisePrecision(ratings, workers, Seeds.random(seed, "noise"));
    this.positionsByItem = ratings.positionsByItem();
    this.residualsByItem = new float[ratings.size()];
    this.userResiduals = new LaggingResiduals(ratings.byUser(), noise.residuals());
    this.itemResiduals = new LaggingResiduals(ratings.byItem(), residualsByItem);
  }

  /**
   * Known rows keep their whole vectors, new ones have those of unknown rows. Of the features'
   * weights a model stores the items' feedback vectors only; the others start at 0, and what they
   * gave is in the rows' own weights until it is drawn.
   */
  private void start(EarlierDraw earlier, Dataset train) {
    users.interactions().ifPresent(group -> group.start(earlier.feedback(train.items())));
    users.start(earlier.users(train.users()), row -> earlier.knowsUser(train.users().id(row)));
    items.start(earlier.items(train.items()), row -> true);
  }

  @Override
  public double epoch() {
    double error = noise.draw(this);
    copyResidualsByItem();
    users.moves().reset();
    items.moves().reset();
    for (int component = 0; component < dimension; component++) {
      draw(component, users, items, userResiduals);
      draw(component, items, users, itemResiduals);
    }
    users.copyTo(userVectors, 0);
    items.copyTo(itemVectors, 0);
    return error;
  }

  private void copyResidualsByItem() {
    float[] residuals = noise.residuals();
    workers.forEach(
        positionsByItem.length,
        RATINGS_AT_A_TIME,
        (worker, from, to) -> {
          for (int p = from; p < to; p++) {
            residualsByItem[p] = residuals[positionsByItem[p]];
          }
        });
  }

  /** Draws one component of one side while the other holds. */
  private void draw(
      int component, SideSampler side, SideSampler other, LaggingResiduals residuals) {
    boolean drawn = side.isDrawn(component);
    if (drawn) {
      side.drawPrior(component);
    }
    LaggingResiduals.Pass pass =
        residuals.pass(side.moves(), other.moves(), other.totals(component));
    workers.forEach(
        side.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            pass.visit(row, side.statistics());
            if (drawn) {
              side.drawOwn(component, row, noise.precision());
            }
          }
        });
    if (drawn) {
      side.drawFeatures(component, noise.precision());
    }
    side.moves().moved(side.statistics());
    other.moves().hold(other.totals(component));
  }

  @Override
  public double predict(int user, int item) {
    return globalMean
        + VectorMath.dot(
            userVectors.values(),
            userVectors.offset(user),
            itemVectors.values(),
            itemVectors.offset(item),
            dimension);
  }

  @Override
  public void store(int number, PosteriorDraws draws) {
    int column = number * dimension;
    users.copyFilledTo(draws.users(), column);
    users.copyUnknownTo(draws.users(), users.rows(), column, true);
    items.copyFilledTo(draws.items(), column);
    items.copyUnknownTo(draws.items(), items.rows(), column, false);
    users.interactions().ifPresent(group -> group.copyTo(draws.feedback(), column));
    draws.setPrior(number, diagonal(users::ownPrecision, users), noise.precision());
    draws.setItemCovariance(number, items.covarianceWithoutRatings());
  }

  /** A diagonal matrix of the drawn components of {@code side}, row by row. */
  private double[] diagonal(IntToDoubleFunction value, SideSampler side) {
    int free = dimension - 1;
    double[] matrix = new double[free * free];
    int next = 0;
    for (int component = 0; component < dimension; component++) {
      if (side.isDrawn(component)) {
        matrix[next * free + next] = value.applyAsDouble(component);
        next++;
      }
    }
    return matrix;
  }
}
