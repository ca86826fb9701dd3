package org.deepmovie.mf.sgd;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.sgd.RatingBlocks;
import org.deepmovie.internal.sgd.StratifiedSgd;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/** One fit by stochastic gradient descent. */
final class SgdFit implements EarlyStopping.EpochTraining<FactorModel> {

  /** The number of ratings with which a row starts half way between 0 and the mean. */
  private static final double START_RATINGS = 2;

  private final SgdSettings settings;
  private final Workers workers;
  private final FactorModel current;
  private final StratifiedSgd descent;

  private SgdFit(
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
            draw(initial, "user", train.users(), biased),
            draw(initial, "item", train.items(), biased),
            train.ratings());
    if (!biased) {
      startAt(train.ratings(), train.ratings().mean() - globalMean);
    }
    this.descent = new StratifiedSgd(Kernels.best(), new RatingBlocks(train, seed), current, seed);
  }

  /**
   * Starts users and items with few ratings at {@code mean}, by component 0: from predictions of 0
   * they would never get there. With many ratings a start at 0 is better, since then all factors
   * grow at once.
   */
  private void startAt(RatingMatrix ratings, double mean) {
    startAt(ratings.byUser(), mean, current.users());
    startAt(ratings.byItem(), mean, current.items());
  }

  private static void startAt(CsrMatrix ratings, double mean, FloatMatrix vectors) {
    double root = Math.sqrt(Math.max(0, mean));
    for (int row = 0; row < vectors.rows(); row++) {
      double share = START_RATINGS / (START_RATINGS + ratings.count(row));
      vectors.set(row, 0, (float) (vectors.get(row, 0) + share * root));
    }
  }

  private FloatMatrix draw(InitialFactors initial, String kind, IdMap ids, boolean biased) {
    int first = biased ? 1 : 0;
    int columns = first + settings.options().factors();
    FloatMatrix vectors = new FloatMatrix(ids.size(), columns);
    initial.draw(vectors, kind, ids, first, columns);
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
      SgdFit fit = new SgdFit(settings, biased, globalMean, train, context, workers);
      return loop.run(train, context, workers, fit);
    }
  }

  @Override
  public double epoch(int number) {
    return descent.epoch(number, settings.parameters(number), workers);
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
