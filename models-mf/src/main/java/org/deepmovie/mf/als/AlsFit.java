package org.deepmovie.mf.als;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.factor.EarlierFactors;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialBiases;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/** One fit of {@link Als}. */
final class AlsFit implements EarlyStopping.EpochTraining<FactorModel> {

  private final RatingMatrix ratings;
  private final Workers workers;
  private final AlsUpdater updater;
  private final FactorModel current;
  private final float[] userRegularization;
  private final float[] itemRegularization;
  private final float[] userBiasRegularization;
  private final float[] itemBiasRegularization;

  AlsFit(AlsOptions options, Dataset train, TrainingContext context, Workers workers) {
    int dimension = options.dimension();
    double unit = train.scale().unit();
    this.ratings = train.ratings();
    this.workers = workers;
    this.updater =
        new AlsUpdater(
            dimension,
            true,
            ratings.mean(),
            workers.threads(),
            options.common().solver(),
            options.common().cgSteps());
    FloatMatrix items = new FloatMatrix(ratings.items(), dimension);
    new InitialFactors(options.common().initialStdDev() * Math.sqrt(unit), context.seed())
        .draw(items, "item", train.items(), 1, dimension);
    new InitialBiases(ratings.mean(), options.biases(), options.biases())
        .set(items, ratings, workers);
    FloatMatrix users = new FloatMatrix(ratings.users(), dimension);
    EarlierFactors.of(context, Als.NAME, dimension)
        .ifPresent(earlier -> earlier.copyShrunkTo(users, train.users(), items, train.items()));
    this.current = FactorModel.of(true, ratings.mean(), users, items, ratings);
    this.userRegularization = options.userFactors(unit).perRow(ratings.byUser());
    this.itemRegularization = options.itemFactors(unit).perRow(ratings.byItem());
    this.userBiasRegularization = options.biases().perRow(ratings.byUser());
    this.itemBiasRegularization = options.biases().perRow(ratings.byItem());
  }

  @Override
  public double epoch(int number) {
    FloatMatrix users = current.userMatrix();
    FloatMatrix items = current.itemMatrix();
    updater.update(
        ratings.byUser(), items, users, null, userRegularization, userBiasRegularization, workers);
    updater.update(
        ratings.byItem(), users, items, null, itemRegularization, itemBiasRegularization, workers);
    return Double.NaN;
  }

  @Override
  public double predict(int user, int item) {
    return current.predict(user, item);
  }

  @Override
  public FactorModel checkpoint() {
    return current.copy();
  }

  @Override
  public FactorModel last() {
    return current;
  }
}
