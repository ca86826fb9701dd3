package org.deepmovie.neighborhood.global;

import org.deepmovie.data.Dataset;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.mf.feedback.SvdPlusPlusPart;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/** One fit of {@link Integrated}: all of its mutable state. */
public final class IntegratedFit implements EarlyStopping.EpochTraining<IntegratedModel> {

  private final IntegratedOptions options;
  private final Workers workers;
  private final CanonicalOrder byId;
  private final NeighborWeightTrainer weights;
  private final SvdPlusPlusPart factors;

  IntegratedFit(
      IntegratedOptions options,
      ModelHeader header,
      Dataset train,
      TrainingContext context,
      Workers workers) {
    this.options = options;
    this.workers = workers;
    this.byId = new CanonicalOrder(train);
    this.weights =
        new NeighborWeightTrainer(
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
  public IntegratedModel checkpoint() {
    return new IntegratedModel(factors.checkpoint(), weights.checkpoint());
  }
}
