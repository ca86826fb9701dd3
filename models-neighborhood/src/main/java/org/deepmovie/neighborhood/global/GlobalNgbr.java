package org.deepmovie.neighborhood.global;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.neighborhood.UserHistories;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * The neighborhood model with global weights (Koren 2008, eq. 10) by stochastic gradient descent:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i
 *            + |R^k(i;u)|^-1/2 sum over j in R^k(i;u) of (r_uj - b~_uj) w_ij
 *            + |N^k(i;u)|^-1/2 sum over j in N^k(i;u) of c_ij
 *
 *   b_u  &lt;- b_u + biasLearningRate (e_ui - ridge b_u)                 b_i likewise
 *   w_ij &lt;- w_ij + learningRate (|R^k(i;u)|^-1/2 e_ui (r_uj - b~_uj) - ridge w_ij)
 *   c_ij &lt;- c_ij + learningRate (|N^k(i;u)|^-1/2 e_ui - ridge c_ij)
 * </pre>
 *
 * R^k(i;u) are the items that u rated among the k most similar to i, by shrunken correlation around
 * the baseline as in CorNgbr, and only if it is above 0; N^k(i;u) are those that u had to do with
 * ({@link Dataset#feedback}). The baseline b~_uj is fixed (Koren 2008, section 2.1), b_u and b_i
 * start from it. The w_ij start from {@code initialWeight} times the correlations (0: as
 * published), the c_ij from 0.
 *
 * <p>The loss is the sum of the squared errors over the ratings and of lambda w(n) times the square
 * of every parameter, n being the number of ratings that it has a part in and w(n) the option
 * {@code weights}; w(n) = n is the published form (eq. 11).
 *
 * <p>An epoch is a pass over the ratings for the biases and one for the weights, item by item with
 * all threads: an item's weights are its own. Nothing is left to chance, so that neither the seed
 * nor the number of threads changes the result.
 *
 * <p>Somebody new needs a b_u alone. On a scale that is s times as wide as 1 to 5 the deviations
 * r_uj - b~_uj are divided by s, so that stretching the ratings stretches the predictions.
 */
public final class GlobalNgbr implements Trainer {

  static final String NAME = "global-ngbr";

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
    ModelHeader header =
        ModelHeader.of(
            NAME, OptionsMapper.of(GlobalNgbrOptions.class).format(options), train, context);
    EarlyStopping loop =
        new EarlyStopping(NAME, options.epochs(), options.patience(), "lower learningRate");
    GlobalNgbrModel model;
    try (Workers workers = new Workers(context.threads())) {
      GlobalNgbrFit fit = new GlobalNgbrFit(options, train, workers);
      model = loop.run(train, context, workers, fit);
    }
    UserHistories pasts = UserHistories.of(header.catalogue(), options.neighbors().baseline());
    return new GlobalNgbrRecommender(
        header, options, model, pasts, pasts.of(train.implicitFeedback()));
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return GlobalNgbrRecommender.load(header, options, archive);
  }
}
