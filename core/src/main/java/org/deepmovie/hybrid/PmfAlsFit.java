package org.deepmovie.hybrid;

import com.google.common.primitives.Booleans;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/** One run of the loop by alternating least squares: all of its mutable state. */
final class PmfAlsFit implements EarlyStopping.EpochTraining<PmfCheckpoint> {

  private final PmfOptions options;
  private final Dataset train;
  private final Workers workers;
  private final Optional<CrossFittedEncoder> encoder;
  private final FactorModel current;
  private final AlsUpdater updater;
  private final float[] userRidges;
  private final float[] itemRidges;
  private final float[] userFirstRidges;
  private final float[] itemFirstRidges;

  private @Nullable FloatMatrix prior;
  private int epochs;

  PmfAlsFit(
      PmfOptions options,
      Optional<CrossFittedEncoder> encoder,
      Dataset train,
      long seed,
      Workers workers) {
    this.options = options;
    this.train = train;
    this.workers = workers;
    this.encoder = encoder;
    RatingMatrix ratings = train.ratings();
    boolean biased = options.biased();
    int dimension = options.dimension();
    double globalMean = options.centering().globalMean(ratings);
    this.userRidges = options.regularizationOfUsers().perRow(ratings.byUser());
    this.itemRidges = options.regularizationOfItems().perRow(ratings.byItem());
    this.userFirstRidges = options.regularizationOfUserBias().perRow(ratings.byUser());
    this.itemFirstRidges = options.regularizationOfItemBias().perRow(ratings.byItem());
    FloatMatrix items = new FloatMatrix(ratings.items(), dimension);
    new InitialFactors(options.initialStdDev(), seed)
        .draw(items, "item", train.items(), biased ? 1 : 0, dimension);
    this.current =
        FactorModel.of(
            biased,
            globalMean,
            new FloatMatrix(ratings.users(), dimension),
            items,
            ratings,
            encoder.isPresent());
    this.updater = new AlsUpdater(dimension, biased, globalMean, workers.threads());
  }

  @Override
  public double epoch(int number) {
    epochs = number;
    RatingMatrix ratings = train.ratings();
    updater.update(
        ratings.byUser(),
        current.items(),
        current.users(),
        null,
        userRidges,
        userFirstRidges,
        workers);
    updater.update(
        ratings.byItem(),
        current.users(),
        current.items(),
        prior,
        itemRidges,
        itemFirstRidges,
        workers);
    if (encoder.isPresent()) {
      updatePrior(number);
    }
    return Double.NaN;
  }

  /** The vectors as of the last epoch. */
  FactorModel current() {
    return current;
  }

  /** The items' prior means of the last epoch, if there is an encoder and was an epoch. */
  Optional<FloatMatrix> prior() {
    return Optional.ofNullable(prior);
  }

  @Override
  public double predict(int user, int item) {
    return current.predict(user, item);
  }

  private void updatePrior(int number) {
    prior = encoder.get().train(number, train.ratings(), current.users(), current.items());
    setUnrated(current.items(), prior);
  }

  @Override
  public PmfCheckpoint checkpoint() {
    return new PmfCheckpoint(current.copy(), encoder.map(CrossFittedEncoder::checkpoint));
  }

  /**
   * The checkpoint with another encoder for cold items, trained with some items held out, if the
   * options hold out any. It also gives the unrated items their vectors.
   */
  PmfCheckpoint withColdStartEncoder(PmfCheckpoint best) {
    boolean[] heldOut =
        encoder
            .map(trained -> trained.folds().draw(options.coldStartHoldout()))
            .orElseGet(() -> new boolean[0]);
    if (!Booleans.contains(heldOut, true)) {
      return best;
    }
    FloatMatrix items = best.model().items();
    StoredEncoder coldStart =
        new ColdStartEncoder(heldOut, encoder.get(), options)
            .train(epochs, train.ratings(), usersWithout(heldOut, items), items);
    setUnrated(items, coldStart.encode(train, items.columns()));
    return new PmfCheckpoint(best.model(), Optional.of(coldStart));
  }

  /** The users' vectors as they would be if nobody had rated the held-out items. */
  private FloatMatrix usersWithout(boolean[] heldOut, FloatMatrix items) {
    CsrMatrix all = train.ratings().byUser();
    CsrMatrix others = train.ratings().filter(p -> !heldOut[all.column(p)]).byUser();
    FloatMatrix users = new FloatMatrix(all.rows(), items.columns());
    updater.update(
        others,
        items,
        users,
        null,
        options.regularizationOfUsers().perRow(others),
        options.regularizationOfUserBias().perRow(others),
        workers);
    return users;
  }

  private void setUnrated(FloatMatrix items, FloatMatrix means) {
    CsrMatrix ratings = train.ratings().byItem();
    for (int item = 0; item < ratings.rows(); item++) {
      if (ratings.count(item) == 0) {
        int at = means.offset(item);
        System.arraycopy(means.values(), at, items.values(), at, means.columns());
      }
    }
  }
}
