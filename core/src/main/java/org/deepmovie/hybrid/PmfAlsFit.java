package org.deepmovie.hybrid;

import com.google.common.primitives.Booleans;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.leastsquares.LeastSquaresSweep;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Workers;

/** One run of the loop by alternating least squares: all of its mutable state. */
final class PmfAlsFit implements EarlyStopping.Training<PmfAlsFit.Kept> {

  private final PmfOptions options;
  private final Dataset train;
  private final Workers workers;
  private final Optional<CrossFittedEncoder> network;
  private final FactorModel current;
  private final LeastSquaresSweep sweep;
  private final float[] userRidges;
  private final float[] itemRidges;
  private final float[] userFirstRidges;
  private final float[] itemFirstRidges;

  private FloatMatrix prior;
  private int turns;

  PmfAlsFit(
      PmfOptions options,
      Optional<CrossFittedEncoder> network,
      Dataset train,
      long seed,
      Workers workers) {
    this.options = options;
    this.train = train;
    this.workers = workers;
    this.network = network;
    RatingMatrix ratings = train.ratings();
    boolean biased = options.biased();
    int dimension = options.dimension();
    double offset = options.centering().offset(ratings);
    this.userRidges = options.userRidge().perRow(ratings.byUser());
    this.itemRidges = options.itemRidge().perRow(ratings.byItem());
    this.userFirstRidges = options.userFirstRidge().perRow(ratings.byUser());
    this.itemFirstRidges = options.itemFirstRidge().perRow(ratings.byItem());
    FloatMatrix items = new FloatMatrix(ratings.items(), dimension);
    new InitialFactors(options.initialStdDev(), seed)
        .draw(items, "item", train.items(), biased ? 1 : 0, dimension);
    this.current =
        FactorModel.of(
            biased,
            offset,
            new FloatMatrix(ratings.users(), dimension),
            items,
            ratings,
            network.isPresent());
    this.sweep = new LeastSquaresSweep(dimension, biased, offset, workers.threads());
  }

  @Override
  public double epoch(int iteration) {
    turns = iteration;
    RatingMatrix ratings = train.ratings();
    sweep.update(
        ratings.byUser(),
        current.items(),
        current.users(),
        null,
        userRidges,
        userFirstRidges,
        workers);
    sweep.update(
        ratings.byItem(),
        current.users(),
        current.items(),
        prior,
        itemRidges,
        itemFirstRidges,
        workers);
    if (network.isPresent()) {
      updateNetwork(iteration);
    }
    return Double.NaN;
  }

  /** The vectors as of the last turn. */
  FactorModel current() {
    return current;
  }

  /** What the network said in the last turn, if there is one and there was a turn. */
  Optional<FloatMatrix> prior() {
    return Optional.ofNullable(prior);
  }

  @Override
  public double predict(int user, int item) {
    return current.predict(user, item);
  }

  private void updateNetwork(int iteration) {
    prior = network.get().turn(iteration, train.ratings(), current.users(), current.items());
    setUnrated(current.items(), prior);
  }

  @Override
  public Kept snapshot() {
    return new Kept(current.copy(), network.map(CrossFittedEncoder::file));
  }

  /** The turn kept, with another network to read items that nobody rated, if some are held out. */
  Kept withReader(Kept best) {
    boolean[] kept = network.map(CrossFittedEncoder::heldOut).orElseGet(() -> new boolean[0]);
    if (!Booleans.contains(kept, true)) {
      return best;
    }
    FloatMatrix items = best.model().items();
    StoredEncoder reader =
        network.get().reader(turns, kept, train.ratings(), usersWithout(kept, items), items);
    setUnrated(items, reader.encode(train, items.columns()));
    return new Kept(best.model(), Optional.of(reader));
  }

  /** The users' vectors as they would be if nobody had rated some items. */
  private FloatMatrix usersWithout(boolean[] kept, FloatMatrix items) {
    CsrMatrix all = train.ratings().byUser();
    CsrMatrix others = train.ratings().filter(p -> !kept[all.column(p)]).byUser();
    FloatMatrix users = new FloatMatrix(all.rows(), items.columns());
    sweep.update(
        others,
        items,
        users,
        null,
        options.userRidge().perRow(others),
        options.userFirstRidge().perRow(others),
        workers);
    return users;
  }

  private void setUnrated(FloatMatrix items, FloatMatrix said) {
    CsrMatrix ratings = train.ratings().byItem();
    for (int item = 0; item < ratings.rows(); item++) {
      if (ratings.count(item) == 0) {
        int at = said.offset(item);
        System.arraycopy(said.values(), at, items.values(), at, said.columns());
      }
    }
  }

  /**
   * What is kept of a turn.
   *
   * @param model the vectors
   * @param network the network, if there is one
   */
  record Kept(FactorModel model, Optional<StoredEncoder> network) {}
}
