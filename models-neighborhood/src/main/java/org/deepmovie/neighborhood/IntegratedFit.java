package org.deepmovie.neighborhood;

import org.deepmovie.data.Dataset;
import org.deepmovie.factor.ById;
import org.deepmovie.mf.feedback.SvdPlusPlusPart;
import org.deepmovie.model.EpochLoop;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.model.Workers;

/** One fit of {@link Integrated}: all of its mutable state. */
final class IntegratedFit implements EpochLoop.Training<IntegratedModel> {

  private final IntegratedOptions options;
  private final Workers workers;
  private final ById byId;
  private final FittedWeights weights;
  private final SvdPlusPlusPart factors;

  IntegratedFit(
      IntegratedOptions options,
      ModelHeader header,
      Dataset train,
      TrainingContext context,
      Workers workers) {
    this.options = options;
    this.workers = workers;
    this.byId = new ById(train);
    this.weights =
        new FittedWeights(
            options.settings(),
            byId,
            options.neighbors().baseline().fit(byId.data().ratings()),
            workers);
    this.factors =
        new SvdPlusPlusPart(
            options.factorization(),
            options.biasLearningRate(),
            header,
            train,
            context,
            weights.values());
  }

  @Override
  public double epoch(int number) {
    factors.epoch(number);
    float scale = (float) StrictMath.pow(options.factorization().feedback().decay(), number - 1);
    double squares = weights.pass(factors::predictNumbered, scale, workers);
    return Math.sqrt(squares / weights.values().length);
  }

  @Override
  public double predict(int user, int item) {
    return factors.predict(user, item) + weights.value(byId.user(user), byId.item(item));
  }

  @Override
  public IntegratedModel snapshot() {
    return new IntegratedModel(factors.snapshot(), weights.snapshot());
  }
}
