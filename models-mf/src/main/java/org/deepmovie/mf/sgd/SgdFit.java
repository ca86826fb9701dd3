package org.deepmovie.mf.sgd;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
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
      setComponent(current.userMatrix(), baseline.user());
      setComponent(current.itemMatrix(), baseline.item());
    } else {
      startAtBaseline(baseline, train.ratings(), density);
    }
    EarlierFactors.of(context, name, current.itemMatrix().columns())
        .ifPresent(
            earlier ->
                earlier.copyTo(
                    current.userMatrix(), train.users(), current.itemMatrix(), train.items()));
    this.descent =
        new StratifiedSgd(Kernels.best(), new RatingBlocks(train, seed, workers), current, seed);
  }

  private static void setComponent(FloatMatrix vectors, float[] biases) {
    for (int row = 0; row < vectors.rows(); row++) {
      vectors.set(row, 0, biases[row]);
    }
  }

  /**
   * Starts vectors at the baseline m^2 + b_u + b_i, by p_u = (m, b_u / c) and q_i = (m + b_i / m,
   * c) in components 0 and 1, with c = m / 2. From predictions of 0 sparse ratings would not get
   * there. With many ratings a start at 0 is better, since then all factors grow at once; only rows
   * with few ratings then start with b, by component 0: (m + b_u / m) (m + b_i / m) is almost m^2 +
   * b_u + b_i.
   */
  private void startAtBaseline(
      BaselineEstimate baseline, RatingMatrix ratings, RatingDensity density) {
    double m = Math.sqrt(Math.max(0, ratings.mean() - current.globalMean()));
    if (m == 0) {
      return;
    }
    double least = density.sparsity();
    double c = m / 2;
    for (int user = 0; user < ratings.users(); user++) {
      double share = share(ratings.byUser().count(user), least);
      double bias = baseline.user()[user];
      add(current.userMatrix(), user, 0, share * m + (share - least) * bias / m);
      add(current.userMatrix(), user, 1, least * bias / c);
    }
    for (int item = 0; item < ratings.items(); item++) {
      double share = share(ratings.byItem().count(item), least);
      add(current.itemMatrix(), item, 0, share * (m + baseline.item()[item] / m));
      add(current.itemMatrix(), item, 1, least * c);
    }
  }

  /**
   * The share of the way from 0 to the baseline at which a row starts.
   *
   * @param least that of a row with many ratings
   */
  private static double share(int ratings, double least) {
    return Math.max(least, START_RATINGS / (START_RATINGS + ratings));
  }

  private static void add(FloatMatrix vectors, int row, int component, double value) {
    if (component < vectors.columns()) {
      vectors.set(row, component, (float) (vectors.get(row, component) + value));
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

  @Override
  public FactorModel last() {
    return current;
  }
}
