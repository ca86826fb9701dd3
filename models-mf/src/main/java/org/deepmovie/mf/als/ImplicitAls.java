package org.deepmovie.mf.als;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * Collaborative filtering for implicit feedback (Hu, Koren and Volinsky 2008): minimizes over all
 * users and items
 *
 * <pre>
 *   sum_ui c_ui (p_ui - x_u . y_i)^2 + regularization (sum_u |x_u|^2 + sum_i |y_i|^2)      (eq. 3)
 *
 *   p_ui = 1 if user u interacted with item i, otherwise 0; c_ui = 1 + alpha r_ui
 *   x_u &lt;- (Y'Y + Y'(C_u - I)Y + regularization I)^-1 Y'C_u p_u                     (eq. 4)
 *   y_i likewise                                                            (eq. 5)
 * </pre>
 *
 * Every interaction is an observation. For a rated item r_ui is 1 or the rating; for a count n it
 * is 1 or 1 + ln n; for other interactions it is 1. As Y'Y is the same for all users, the cost of
 * an epoch is linear in the number of observations.
 *
 * <p>The model ranks by x_u . y_i. It does not use ratings: {@code predict} is the baseline's
 * prediction, and an RMSE is the baseline's. Progress and early stopping have measures of their
 * own: in training the root mean square of 1 - x_u . y_i over the observations, in validation the
 * expected percentile rank (eq. 8), which is 0.5 for a random order and 0 at best.
 *
 * <p>The same seed gives the same result at any number of threads.
 */
public final class ImplicitAls implements Trainer {

  /** The name of the model. */
  public static final String NAME = "implicit-als";

  private final ImplicitAlsOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public ImplicitAls(ImplicitAlsOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireInteractions(NAME);
    ModelHeader header = context.warmStartHeader(NAME, options, train);
    EarlyStopping loop =
        new EarlyStopping(
            NAME, options.common().epochs(), options.common().patience(), "raise regularization");
    try (Workers workers = new Workers(context.threads())) {
      ImplicitAlsFit fit = new ImplicitAlsFit(options, train, context, workers);
      FactorModel best = loop.run(train, context, workers, fit);
      return new ImplicitAlsRecommender(header, best, options);
    }
  }

  @Override
  public boolean predictsRatings() {
    return false;
  }

  @Override
  public boolean warmStarts() {
    return true;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    FactorModel model =
        FactorModel.load(
            archive,
            ImplicitAlsRecommender.SETTINGS,
            header.catalog(),
            false,
            options.common().factors(),
            true);
    return new ImplicitAlsRecommender(header, model, options);
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
