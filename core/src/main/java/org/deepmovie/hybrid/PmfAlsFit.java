package org.deepmovie.hybrid;

import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.encoder.CrossFittedEncoder;
import org.deepmovie.internal.encoder.StoredEncoder;
import org.deepmovie.internal.factor.EarlierFactors;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialBiases;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Workers;

/** One run of the loop by alternating least squares: all of its mutable state. */
final class PmfAlsFit implements EarlyStopping.EpochTraining<PmfAlsFit.PmfCheckpoint> {

  /**
   * The state of the loop after an epoch.
   *
   * @param model the vectors
   * @param users the prior of the users, if anything is known of them
   * @param items that of the items, if there is an encoder
   */
  record PmfCheckpoint(
      FactorModel model,
      Optional<CrossFittedEncoder.EncodedPrior> users,
      Optional<CrossFittedEncoder.EncodedPrior> items) {}

  /**
   * What is fitted.
   *
   * @param model the vectors
   * @param userEncoder gives the prior means of users, if anything is known of them
   * @param itemEncoder gives those of items, if there is an encoder
   */
  record FittedPmf(
      FactorModel model, Optional<StoredEncoder> userEncoder, Optional<StoredEncoder> itemEncoder) {

    /**
     * The same for ratings {@code unit} times as large.
     *
     * @param ratings these ratings
     */
    FittedPmf times(double unit, RatingMatrix ratings) {
      return new FittedPmf(
          model.times(unit, ratings),
          userEncoder.map(encoder -> encoder.times(unit)),
          itemEncoder.map(encoder -> encoder.times(unit)));
    }
  }

  private final PmfOptions options;
  private final FactorModel current;
  private final PmfAlsSide users;
  private final PmfAlsSide items;
  private int epochs;

  PmfAlsFit(PmfOptions options, PmfEncoders encoders, Dataset train, long seed, Workers workers) {
    this.options = options;
    RatingMatrix ratings = train.ratings();
    boolean biased = options.biased();
    int dimension = options.dimension();
    double globalMean = options.centering().globalMean(ratings);
    FloatMatrix itemVectors = new FloatMatrix(ratings.items(), dimension);
    new InitialFactors(options.initialStdDev(), seed)
        .draw(itemVectors, "item", train.items(), biased ? 1 : 0, dimension);
    if (biased) {
      new InitialBiases(
              globalMean, options.regularizationOfUserBias(), options.regularizationOfItemBias())
          .set(itemVectors, ratings, workers);
    }
    FactorModel model =
        FactorModel.of(
            biased,
            globalMean,
            new FloatMatrix(ratings.users(), dimension),
            itemVectors,
            ratings,
            encoders.items().isPresent());
    this.current = encoders.users().isPresent() ? model.knowingAllUsers() : model;
    AlsUpdater updater = new AlsUpdater(dimension, biased, globalMean, workers.threads());
    this.users =
        new PmfAlsSide(
            PmfSide.ofUsers(train, options),
            encoders.users(),
            current.userMatrix(),
            updater,
            workers);
    this.items =
        new PmfAlsSide(
            PmfSide.ofItems(train, options),
            encoders.items(),
            current.itemMatrix(),
            updater,
            workers);
  }

  /** Takes over the vectors of an earlier model before the first epoch. */
  void startFrom(EarlierFactors earlier, Dataset train) {
    earlier.copyShrunkTo(current.userMatrix(), train.users(), current.itemMatrix(), train.items());
  }

  @Override
  public double epoch(int number) {
    epochs = number;
    users.update(items.vectors());
    items.update(users.vectors());
    users.updatePrior(number, items.vectors());
    items.updatePrior(number, users.vectors());
    return Double.NaN;
  }

  /** The vectors as of the last epoch. */
  FactorModel current() {
    return current;
  }

  /** The items' prior means of the last epoch, if there is an encoder and was an epoch. */
  Optional<FloatMatrix> itemPrior() {
    return items.prior();
  }

  @Override
  public double predict(int user, int item) {
    return current.predict(user, item);
  }

  @Override
  public PmfCheckpoint checkpoint() {
    return new PmfCheckpoint(current.copy(), users.checkpoint(), items.checkpoint());
  }

  /**
   * The vectors of a checkpoint with other encoders for cold users and items, trained with some
   * held out, if the options hold out any. They also give the unrated ones their vectors. The
   * epochs after the checkpoint change nothing.
   */
  FittedPmf withColdStartEncoders(PmfCheckpoint best) {
    FloatMatrix userVectors = best.model().userMatrix();
    FloatMatrix itemVectors = best.model().itemMatrix();
    Optional<CrossFittedEncoder.EncodedPrior> ofUsers =
        users.coldStart(
            epochs,
            options,
            userVectors,
            heldOut -> items.vectorsWithout(heldOut, userVectors, best.items()));
    Optional<CrossFittedEncoder.EncodedPrior> ofItems =
        items.coldStart(
            epochs,
            options,
            itemVectors,
            heldOut -> users.vectorsWithout(heldOut, itemVectors, best.users()));
    ofUsers.ifPresent(prior -> users.setUnrated(userVectors, prior.means()));
    ofItems.ifPresent(prior -> items.setUnrated(itemVectors, prior.means()));
    return new FittedPmf(
        best.model(),
        ofUsers.or(best::users).map(CrossFittedEncoder.EncodedPrior::encoder),
        ofItems.or(best::items).map(CrossFittedEncoder.EncodedPrior::encoder));
  }
}
