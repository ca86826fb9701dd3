package org.deepmovie.neighborhood.global;

import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.mf.feedback.LearnedBiases;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Workers;

/** One fit of {@link GlobalNgbr}: all of its mutable state. */
public final class GlobalNgbrFit implements EarlyStopping.EpochTraining<GlobalNgbrModel> {

  private final GlobalNgbrOptions options;
  private final Workers workers;
  private final CanonicalOrder byId;
  private final LearnedBiases biases;
  private final NeighborWeightTrainer weights;
  private final CsrMatrix ratings;

  GlobalNgbrFit(GlobalNgbrOptions options, Dataset train, Workers workers) {
    this.options = options;
    this.workers = workers;
    this.byId = new CanonicalOrder(train);
    Dataset data = byId.data();
    BaselineEstimate baseline = options.neighbors().baseline().fit(data.ratings());
    this.biases =
        new LearnedBiases(
            baseline,
            data.ratings(),
            options.biasLearningRate(),
            Optional.of(options.biases()),
            options.biases());
    this.weights = new NeighborWeightTrainer(options.settings(), byId, baseline, workers);
    this.ratings = data.ratings().byUser();
  }

  @Override
  public double epoch(int number) {
    float scale = (float) StrictMath.pow(options.decay(), number - 1);
    descendBiases(scale);
    double squares = weights.pass(biases.current()::value, scale, workers);
    return Math.sqrt(squares / ratings.size());
  }

  private void descendBiases(float scale) {
    for (int user = 0; user < ratings.rows(); user++) {
      for (int p = ratings.start(user); p < ratings.end(user); p++) {
        int item = ratings.column(p);
        double expected = biases.value(user, item, p) + weights.values()[p];
        biases.step(user, item, p, (float) (ratings.value(p) - expected), scale);
      }
    }
  }

  @Override
  public double predict(int user, int item) {
    int u = byId.user(user);
    int i = byId.item(item);
    return biases.current().value(u, i) + weights.value(u, i);
  }

  @Override
  public GlobalNgbrModel checkpoint() {
    BaselineEstimate current = biases.current();
    float[] user = new float[current.user().length];
    float[] item = new float[current.item().length];
    for (int u = 0; u < user.length; u++) {
      user[u] = current.user()[byId.user(u)];
    }
    for (int i = 0; i < item.length; i++) {
      item[i] = current.item()[byId.item(i)];
    }
    return new GlobalNgbrModel(
        new BaselineEstimate(current.mean(), user, item), weights.checkpoint());
  }
}
