package org.deepmovie.mf.als;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.leastsquares.LeastSquaresSweep;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Workers;

/** One fit of {@link Als}: all of its mutable state. */
final class AlsFit implements EarlyStopping.EpochTraining<FactorModel> {

  private final RatingMatrix ratings;
  private final Workers workers;
  private final LeastSquaresSweep sweep;
  private final FactorModel current;
  private final float[] userRidges;
  private final float[] itemRidges;
  private final float[] userBiasRidges;
  private final float[] itemBiasRidges;

  AlsFit(AlsOptions options, Dataset train, long seed, Workers workers) {
    int dimension = options.dimension();
    double unit = train.scale().unit();
    this.ratings = train.ratings();
    this.workers = workers;
    this.sweep =
        new LeastSquaresSweep(
            dimension,
            true,
            ratings.mean(),
            workers.threads(),
            options.sweeps().solver(),
            options.sweeps().cgSteps());
    FloatMatrix items = new FloatMatrix(ratings.items(), dimension);
    new InitialFactors(options.sweeps().initialStdDev() * Math.sqrt(unit), seed)
        .draw(items, "item", train.items(), 1, dimension);
    this.current =
        FactorModel.of(
            true, ratings.mean(), new FloatMatrix(ratings.users(), dimension), items, ratings);
    this.userRidges = options.userRidge(unit).ridges(ratings.byUser());
    this.itemRidges = options.itemRidge(unit).ridges(ratings.byItem());
    this.userBiasRidges = options.biasRidge().ridges(ratings.byUser());
    this.itemBiasRidges = options.biasRidge().ridges(ratings.byItem());
  }

  @Override
  public double epoch(int number) {
    FloatMatrix users = current.users();
    FloatMatrix items = current.items();
    sweep.update(ratings.byUser(), items, users, null, userRidges, userBiasRidges, workers);
    sweep.update(ratings.byItem(), users, items, null, itemRidges, itemBiasRidges, workers);
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
}
