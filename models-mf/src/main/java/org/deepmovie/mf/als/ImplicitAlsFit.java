package org.deepmovie.mf.als;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.factor.EarlierFactors;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.Workers;

/** One fit of {@link ImplicitAls}. */
final class ImplicitAlsFit implements EarlyStopping.EpochTraining<FactorModel> {

  private static final int ROWS_AT_A_TIME = 64;

  private final RatingMatrix weights;
  private final PercentileRank percentileRank;
  private final Workers workers;
  private final ImplicitAlsUpdater updater;
  private final FactorModel current;

  ImplicitAlsFit(
      ImplicitAlsOptions options, Dataset train, TrainingContext context, Workers workers) {
    int factors = options.common().factors();
    ConfidenceWeights confidence = options.weights(train.scale());
    this.weights = confidence.weights(train);
    this.percentileRank = new PercentileRank(weights.byUser(), confidence);
    this.workers = workers;
    this.updater =
        new ImplicitAlsUpdater(
            factors,
            options.regularization(),
            options.common().solver(),
            options.common().cgSteps(),
            workers.threads());
    FloatMatrix items = new FloatMatrix(weights.items(), factors);
    new InitialFactors(options.common().initialStdDev(), context.seed())
        .draw(items, "item", train.items(), 0, factors);
    FloatMatrix users = new FloatMatrix(weights.users(), factors);
    EarlierFactors.of(context, ImplicitAls.NAME, factors)
        .ifPresent(earlier -> earlier.copyTo(users, train.users(), items, train.items()));
    this.current = FactorModel.of(false, 0, users, items, train.ratings(), true);
  }

  @Override
  public double epoch(int number) {
    updater.update(weights.byUser(), current.itemMatrix(), current.userMatrix(), workers);
    updater.update(weights.byItem(), current.userMatrix(), current.itemMatrix(), workers);
    return distanceFromOne();
  }

  /** The root of the mean of (1 - x_u . y_i)^2 over the observations. */
  private double distanceFromOne() {
    CsrMatrix rows = weights.byUser();
    double squares =
        workers.sum(
            rows.rows(),
            ROWS_AT_A_TIME,
            user -> {
              double sum = 0;
              for (int p = rows.start(user); p < rows.end(user); p++) {
                double error = 1 - preference(user, rows.column(p));
                sum += error * error;
              }
              return sum;
            });
    return Math.sqrt(squares / rows.size());
  }

  private double preference(int user, int item) {
    FloatMatrix x = current.userMatrix();
    FloatMatrix y = current.itemMatrix();
    return Kernels.best().dot(x.values(), x.offset(user), y.values(), y.offset(item), x.columns());
  }

  @Override
  public double predict(int user, int item) {
    return current.baseline(user, item);
  }

  @Override
  public double validationError(RatingMatrix validation, RatingScale scale, Workers threads) {
    return percentileRank.of(current, validation, threads);
  }

  @Override
  public TrainingListener.Measures measures() {
    return new TrainingListener.Measures("RMSE of preferences", "percentile rank");
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
