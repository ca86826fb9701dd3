package org.deepmovie.neighborhood.global;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.mf.feedback.SvdPlusPlusPart;
import org.deepmovie.mf.feedback.SvdPlusPlus;
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
 * The integrated model (Koren 2008, eq. 16): {@link SvdPlusPlus} and {@link GlobalNgbr} fitted
 * together by stochastic gradient descent:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i
 *            + q_i . (p_u + |N(u)|^-1/2 sum of y_j, j in N(u))
 *            + |R^k(i;u)|^-1/2 sum over j in R^k(i;u) of (r_uj - b~_uj) w_ij
 *            + |N^k(i;u)|^-1/2 sum over j in N^k(i;u) of c_ij
 * </pre>
 *
 * The biases, the factors and the weights each have a learning rate and regularization of their
 * own. The steps are those of the two models, all with the error of the whole sum. With {@code
 * implicitFeedback=both}, the default, the items' vectors have a part of implicit feedback, too;
 * {@code users} is the published form.
 *
 * <p>An epoch is one of SVD++, on one thread, followed by one of the neighbors' weights, item by
 * item with all threads: the same seed gives the same result.
 *
 * <p>A new user gets the vector that SVD++ gives for the ratings less the neighbors' terms. Rating
 * scales other than 1 to 5 are treated as in the two models.
 */
public final class Integrated implements Trainer {

  /** The name by which the model is asked for. */
  public static final String NAME = "integrated";

  private final IntegratedOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Integrated(IntegratedOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    ModelHeader header = context.header(NAME, options, train);
    EarlyStopping loop =
        new EarlyStopping(
            NAME,
            options.factorization().common().epochs(),
            options.factorization().common().patience(),
            "lower learningRate, feedbackLearningRate and neighborLearningRate");
    GlobalWeightModel model;
    try (Workers workers = new Workers(context.threads())) {
      model = loop.run(train, context, workers, newFit(options, header, train, context, workers));
    }
    return GlobalWeightRecommender.of(
        header, model, options.neighbors().baseline(), train.implicitFeedback());
  }

  /** The fit before the first epoch. */
  static GlobalWeightFit newFit(
      IntegratedOptions options,
      ModelHeader header,
      Dataset train,
      TrainingContext context,
      Workers workers) {
    CanonicalOrder order = new CanonicalOrder(train);
    BaselineEstimate baseline = options.neighbors().baseline().fit(order.data().ratings());
    return new GlobalWeightFit(
        order,
        new NeighborWeightTrainer(options.settings(), order, baseline, workers),
        options.factorization().common().learningRateDecay(),
        neighborTerms ->
            new SvdPlusPlusFit(
                new SvdPlusPlusPart(
                    options.factorization().settings(),
                    options.biasLearningRate(),
                    header,
                    train,
                    context,
                    neighborTerms)));
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    BasePredictor base =
        new SvdPlusPlusPredictor(
            SvdPlusPlusPart.load(options.factorization().settings(), header, archive));
    return GlobalWeightRecommender.load(header, base, options.neighbors().baseline(), archive);
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
