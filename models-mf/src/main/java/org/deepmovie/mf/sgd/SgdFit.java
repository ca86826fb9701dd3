package org.deepmovie.mf.sgd;

import org.deepmovie.data.Dataset;
import org.deepmovie.factor.BlockDescent;
import org.deepmovie.factor.InitialFactors;
import org.deepmovie.factor.Kernels;
import org.deepmovie.factor.RatingBlocks;
import org.deepmovie.factor.SgdFactors;
import org.deepmovie.model.EpochLoop;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.model.Workers;

/** One fit by stochastic gradient descent: all of its mutable state. */
final class SgdFit implements EpochLoop.Training<SgdFactors> {

  private final SgdOptions options;
  private final Workers workers;
  private final double unit;
  private final SgdFactors current;
  private final BlockDescent descent;

  private SgdFit(
      SgdOptions options, double mean, Dataset train, TrainingContext context, Workers workers) {
    long seed = context.seed();
    this.options = options;
    this.workers = workers;
    this.unit = options.unit(train.scale());
    double deviation = options.initialDeviation() * Math.sqrt(unit);
    this.current =
        SgdFactors.draw(train, options.factors(), mean, new InitialFactors(deviation, seed));
    this.descent = new BlockDescent(Kernels.best(), new RatingBlocks(train, seed), current, seed);
  }

  /**
   * Fits factors and gives those of the best epoch.
   *
   * @param model the model's name, for messages
   * @param mean what is taken off every rating
   */
  static SgdFactors run(
      String model, SgdOptions options, double mean, Dataset train, TrainingContext context) {
    if (train.ratings().size() == 0) {
      throw new IllegalArgumentException(model + " needs ratings; the training data has none");
    }
    EpochLoop loop =
        new EpochLoop(model, options.epochs(), options.patience(), "lower learningRate");
    try (Workers workers = new Workers(context.threads())) {
      return loop.run(train, context, workers, new SgdFit(options, mean, train, context, workers));
    }
  }

  @Override
  public double epoch(int number) {
    return descent.epoch(number, options.step(number).stretched(unit), workers);
  }

  @Override
  public double predict(int user, int item) {
    return current.predict(user, item);
  }

  @Override
  public SgdFactors snapshot() {
    return current.copy();
  }
}
