package org.deepmovie.neighborhood.global;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * The neighborhood model with global weights (Koren 2008, eq. 10), by stochastic gradient descent:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i
 *            + |R^k(i;u)|^-1/2 sum over j in R^k(i;u) of (r_uj - b~_uj) w_ij
 *            + |N^k(i;u)|^-1/2 sum over j in N^k(i;u) of c_ij
 *
 *   b_u  &lt;- b_u + biasLearningRate (e_ui - lambda b_u)                 b_i likewise
 *   w_ij &lt;- w_ij + learningRate (|R^k(i;u)|^-1/2 e_ui (r_uj - b~_uj) - lambda w_ij)
 *   c_ij &lt;- c_ij + learningRate (|N^k(i;u)|^-1/2 e_ui - lambda c_ij)
 * </pre>
 *
 * R^k(i;u) are the items that u rated among the k = maxNeighbors most similar to i. Similarities
 * are shrunken correlations around the baseline as in CorNgbr, and only those above 0 count.
 * N^k(i;u) are the items among these k that u interacted with ({@link Dataset#implicitFeedback}).
 * The baseline b~_uj is fixed (Koren 2008, section 2.1); b_u and b_i start from it. The w_ij start
 * from {@code initialWeight} times the correlations (0 as published), the c_ij from 0.
 *
 * <p>The loss is the sum of the squared errors over the ratings plus lambda f(n) times the square
 * of every parameter. n is the number of ratings in which the parameter has a part, and f is the
 * option {@code regularizationScaling}; f(n) = n is the published form (eq. 11).
 *
 * <p>An epoch goes through the ratings twice: user by user for the biases, then item by item with
 * all threads for the weights, an item's weights being its own. The fit has no random part: neither
 * the seed nor the number of threads changes the result.
 *
 * <p>A new user needs a b_u alone. On a rating scale that is s times as wide as 1 to 5 the
 * deviations r_uj - b~_uj are divided by s: stretched ratings give stretched predictions.
 */
public final class GlobalNgbr implements Trainer {

  /** The name by which the model is asked for. */
  public static final String NAME = "global-ngbr";

  private final GlobalNgbrOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public GlobalNgbr(GlobalNgbrOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    ModelHeader header = context.header(NAME, options, train);
    EarlyStopping loop =
        new EarlyStopping(NAME, options.epochs(), options.patience(), "lower learningRate");
    GlobalWeightModel model;
    try (Workers workers = new Workers(context.threads())) {
      model = loop.run(train, context, workers, newFit(options, train, workers));
    }
    return GlobalWeightRecommender.of(
        header, model, options.neighbors().baseline(), train.implicitFeedback());
  }

  /** The fit before the first epoch. */
  static GlobalWeightFit newFit(GlobalNgbrOptions options, Dataset train, Workers workers) {
    CanonicalOrder order = new CanonicalOrder(train);
    BaselineEstimate baseline = options.neighbors().baseline().fit(order.data().ratings());
    return new GlobalWeightFit(
        order,
        new NeighborWeightTrainer(options.settings(), order, baseline, workers),
        options.learningRateDecay(),
        neighborTerms -> new BiasFit(options, order, baseline, neighborTerms));
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    BasePredictor base = BiasPredictor.load(options.biases(), header.catalog(), archive);
    return GlobalWeightRecommender.load(header, base, options.neighbors().baseline(), archive);
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
