package org.deepmovie.neighborhood.global;

import java.util.function.Function;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.factor.ColdStartBaseline;
import org.deepmovie.train.EarlyStopping;

/**
 * One fit of {@link GlobalNgbr} or {@link Integrated}: all of its mutable state. An epoch first
 * fits the base terms with the weights of neighbors fixed, and then the weights with the base terms
 * fixed.
 */
final class GlobalWeightFit implements EarlyStopping.EpochTraining<GlobalWeightModel> {

  private final CanonicalOrder order;
  private final NeighborWeightTrainer weights;
  private final double learningRateDecay;

  /** The neighbors' terms of the training ratings as of the last epoch; the base reads them. */
  private final float[] neighborTerms;

  private final BaseFit base;
  private final ColdStartBaseline coldStart;

  /**
   * The fit before the first epoch.
   *
   * @param order the training set
   * @param learningRateDecay multiplies the learning rate of the weights after every epoch
   * @param base makes the base terms from the neighbors' terms of the training ratings, by the
   *     positions of the ratings by user; this fit updates these terms after every epoch
   */
  GlobalWeightFit(
      CanonicalOrder order,
      NeighborWeightTrainer weights,
      double learningRateDecay,
      Function<float[], BaseFit> base) {
    this.order = order;
    this.weights = weights;
    this.learningRateDecay = learningRateDecay;
    this.neighborTerms = new float[order.data().ratings().size()];
    weights.computeTerms(neighborTerms);
    this.base = base.apply(neighborTerms);
    this.coldStart = ColdStartBaseline.of(order.data().ratings());
  }

  @Override
  public double epoch(int number) {
    base.epoch(number);
    float scale = (float) StrictMath.pow(learningRateDecay, number - 1);
    double squares = weights.epoch(base::predict, scale);
    weights.computeTerms(neighborTerms);
    return Math.sqrt(squares / neighborTerms.length);
  }

  @Override
  public double predict(int user, int item) {
    int u = order.user(user);
    int i = order.item(item);
    return coldStart.isRater(u) && coldStart.isRated(i)
        ? base.predict(u, i) + weights.term(u, i)
        : coldStart.value(u, i);
  }

  @Override
  public GlobalWeightModel checkpoint() {
    return new GlobalWeightModel(base.checkpoint(), weights.checkpoint());
  }
}
