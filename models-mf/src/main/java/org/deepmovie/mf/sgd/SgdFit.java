package org.deepmovie.mf.sgd;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.factor.EarlierFactors;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.sgd.RatingBlocks;
import org.deepmovie.internal.sgd.StratifiedSgd;
import org.deepmovie.internal.train.RatingDensity;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/** One fit by stochastic gradient descent. */
final class SgdFit implements EarlyStopping.EpochTraining<FactorModel> {

  /** The number of ratings with which a row without bias starts half way to the baseline. */
  private static final double START_RATINGS = 2;

  private final SgdSettings settings;
  private final Workers workers;
  private final FactorModel current;
  private final double pace;
  private final StratifiedSgd descent;

  private SgdFit(
      String name,
      SgdSettings settings,
      boolean biased,
      double globalMean,
      Dataset train,
      TrainingContext context,
      Workers workers) {
    long seed = context.seed();
    this.settings = settings;
    this.workers = workers;
    InitialFactors initial =
        new InitialFactors(settings.options().initialStdDev() * Math.sqrt(settings.unit()), seed);
    this.current =
        FactorModel.of(
            biased,
            globalMean,
            draw(initial, "user", train.users(), biased, workers),
            draw(initial, "item", train.items(), biased, workers),
            train.ratings());
    BaselineEstimate baseline = BaselineEstimate.fallback(train.ratings(), workers.threads());
    RatingDensity density = RatingDensity.of(train.ratings());
    this.pace = biased ? 1 : density.pace();
    if (biased) {
      setComponent(current.users(), baseline.user());
      setComponent(current.items(), baseline.item());
    } else {
      double root = Math.sqrt(Math.max(0, train.ratings().mean() - globalMean));
      double share = density.sparsity();
      start(train.ratings().byUser(), root, baseline.user(), share, current.users());
      start(train.ratings().byItem(), root, baseline.item(), share, current.items());
    }
    EarlierFactors.of(context, name, current.items().columns())
        .ifPresent(
            earlier ->
                earlier.copyTo(current.users(), train.users(), current.items(), train.items()));
    this.descent =
        new StratifiedSgd(Kernels.best(), new RatingBlocks(train, seed, workers), current, seed);
  }

  private static void setComponent(FloatMatrix vectors, float[] biases) {
    for (int row = 0; row < vectors.rows(); row++) {
      vectors.set(row, 0, biases[row]);
    }
  }

  /**
   * Starts rows with few ratings at their bias b, by component 0: (m + b_u / m) (m + b_i / m) is
   * almost m^2 + b_u + b_i. From predictions of 0 they would not get there. With many ratings a
   * start at 0 is better, since then all factors grow at once.
   *
   * @param root m, the root of the mean rating
   * @param least the least share of the way from 0 to there
   */
  private static void start(
      CsrMatrix ratings, double root, float[] biases, double least, FloatMatrix vectors) {
    for (int row = 0; row < vectors.rows() && root > 0; row++) {
      double share = Math.max(least, START_RATINGS / (START_RATINGS + ratings.count(row)));
      double start = share * (root + biases[row] / root);
      vectors.set(row, 0, (float) (vectors.get(row, 0) + start));
    }
  }

  private FloatMatrix draw(
      InitialFactors initial, String kind, IdMap ids, boolean biased, Workers workers) {
    int first = biased ? 1 : 0;
    int columns = first + settings.options().factors();
    FloatMatrix vectors = new FloatMatrix(ids.size(), columns);
    initial.draw(vectors, kind, ids, first, columns, workers);
    return vectors;
  }

  /**
   * Fits a model and returns it as of the best epoch.
   *
   * @param name the model's name, for messages
   * @param biased whether component 0 of the vectors is a bias
   * @param globalMean is subtracted from every rating
   */
  static FactorModel run(
      String name,
      SgdSettings settings,
      boolean biased,
      double globalMean,
      Dataset train,
      TrainingContext context) {
    train.requireRatings(name);
    EarlyStopping loop =
        new EarlyStopping(
            name, settings.options().epochs(), settings.options().patience(), "lower learningRate");
    try (Workers workers = new Workers(context.threads())) {
      SgdFit fit = new SgdFit(name, settings, biased, globalMean, train, context, workers);
      return loop.run(train, context, workers, fit);
    }
  }

  @Override
  public double epoch(int number) {
    return descent.epoch(number, settings.parameters(number).slowed(pace), workers);
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
