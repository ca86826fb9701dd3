package org.deepmovie.neighborhood.global;

import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.mf.feedback.LearnedBiases;
import org.deepmovie.recommend.BaselineEstimate;

/** Fits b_u and b_i of {@link GlobalNgbr}, by stochastic gradient descent user by user. */
final class BiasFit implements BaseFit {

  private final GlobalNgbrOptions options;
  private final CanonicalOrder order;
  private final CsrMatrix ratings;
  private final LearnedBiases biases;
  private final float[] neighborTerms;

  /**
   * Biases before the first epoch.
   *
   * @param start what they are then
   * @param neighborTerms the neighbors' terms, by the positions of the ratings by user; the caller
   *     changes them between epochs
   */
  BiasFit(
      GlobalNgbrOptions options,
      CanonicalOrder order,
      BaselineEstimate start,
      float[] neighborTerms) {
    this.options = options;
    this.order = order;
    RatingMatrix matrix = order.data().ratings();
    this.ratings = matrix.byUser();
    this.biases =
        new LearnedBiases(
            start,
            matrix,
            options.biasLearningRate(),
            Optional.of(options.biases()),
            options.biases());
    this.neighborTerms = neighborTerms;
  }

  @Override
  public void epoch(int number) {
    float scale = (float) StrictMath.pow(options.learningRateDecay(), number - 1);
    for (int user = 0; user < ratings.rows(); user++) {
      for (int p = ratings.start(user); p < ratings.end(user); p++) {
        int item = ratings.column(p);
        double prediction = biases.value(user, item, p) + neighborTerms[p];
        biases.step(user, item, p, (float) (ratings.value(p) - prediction), scale);
      }
    }
  }

  @Override
  public double predict(int user, int item) {
    return biases.current().value(user, item);
  }

  @Override
  public BiasPredictor checkpoint() {
    BaselineEstimate current = biases.current();
    float[] user = new float[current.user().length];
    float[] item = new float[current.item().length];
    for (int u = 0; u < user.length; u++) {
      user[u] = current.user()[order.user(u)];
    }
    for (int i = 0; i < item.length; i++) {
      item[i] = current.item()[order.item(i)];
    }
    return new BiasPredictor(new BaselineEstimate(current.mean(), user, item), options.biases());
  }
}
