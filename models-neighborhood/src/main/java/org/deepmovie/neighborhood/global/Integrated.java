package org.deepmovie.neighborhood.global;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.neighborhood.UserHistories;
import org.deepmovie.mf.feedback.SvdPlusPlus;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * The integrated model (Koren 2008, eq. 16), {@link SvdPlusPlus} and {@link GlobalNgbr} fitted
 * together by stochastic gradient descent:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i
 *            + q_i . (p_u + |N(u)|^-1/2 sum of y_j, j in N(u))
 *            + |R^k(i;u)|^-1/2 sum over j in R^k(i;u) of (r_uj - b~_uj) w_ij
 *            + |N^k(i;u)|^-1/2 sum over j in N^k(i;u) of c_ij
 * </pre>
 *
 * Each of the three tiers has a learning rate and regularization of its own; the steps are those of
 * the two models, all with the error of the whole sum. With {@code implicit=both}, the default,
 * items' vectors have a part of feedback, too; {@code users} is the published form.
 *
 * <p>An epoch is one of svd++, on one thread, and then a pass over the ratings for the neighbours'
 * weights, item by item with all threads: the same seed gives the same result.
 *
 * <p>Somebody new gets the vector that svd++ gives for what the neighbours leave of the ratings.
 * Scales other than 1 to 5 are dealt with as in the two models.
 */
public final class Integrated implements Trainer {

  static final String NAME = "integrated";

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
    ModelHeader header =
        ModelHeader.of(
            NAME, OptionsMapper.of(IntegratedOptions.class).format(options), train, context);
    EarlyStopping loop =
        new EarlyStopping(
            NAME,
            options.factorization().feedback().epochs(),
            options.factorization().feedback().patience(),
            "lower learningRate, feedbackLearningRate and neighborLearningRate");
    IntegratedModel model;
    try (Workers workers = new Workers(context.threads())) {
      IntegratedFit fit = new IntegratedFit(options, header, train, context, workers);
      model = loop.run(train, context, workers, fit);
    }
    UserHistories pasts = UserHistories.of(header.catalogue(), options.neighbors().baseline());
    return new IntegratedRecommender(header, model, pasts, pasts.of(train.implicitFeedback()));
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return IntegratedRecommender.load(header, options, archive);
  }
}
