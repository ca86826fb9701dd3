package org.deepmovie.mf.als;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.RidgeFactorRecommender;
import org.deepmovie.internal.factor.RidgeRows;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * Matrix factorization with biases by alternating least squares: r_ui = mu + b_u + b_i + p_u . q_i
 * (Koren, Bell and Volinsky 2009, eq. 4), minimizing over the ratings
 *
 * <pre>
 *   sum (r_ui - mu - b_u - b_i - p_u . q_i)^2
 *     + sum_u (userRegularization w(n_u) |p_u|^2 + biasRegularization b_u^2)
 *     + sum_i (itemRegularization w(n_i) |q_i|^2 + biasRegularization b_i^2)
 * </pre>
 *
 * where n is the number of the row's ratings and w is 1, its root or n itself; the last is ALS-WR
 * (Zhou et al. 2008, eq. 3). With one side fixed, each row (b, p) of the other is the solution of a
 * ridge regression (eq. 4), its bias being learned against a constant 1 together with its factors.
 *
 * <p>Starting from small factors and stopping after few epochs is a regularization of its own: the
 * strong directions of the ratings are found first. The items' first biases are those of a fit
 * without factors: on sparse ratings an early stop would come before biases that start at 0 are
 * near the baseline. The same seed gives the same result at any number of threads.
 */
public final class Als implements Trainer {

  /** The name of the model. */
  public static final String NAME = "als";

  private static final String SETTINGS = "als.json";

  private final AlsOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Als(AlsOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    ModelHeader header = context.warmStartHeader(NAME, options, train);
    EarlyStopping loop =
        new EarlyStopping(
            NAME,
            options.common().epochs(),
            options.common().patience(),
            "raise userRegularization and itemRegularization, or lower factors");
    try (Workers workers = new Workers(context.threads())) {
      AlsFit fit = new AlsFit(options, train, context, workers);
      return recommender(header, loop.run(train, context, workers, fit));
    }
  }

  @Override
  public boolean warmStarts() {
    return true;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return recommender(
        header,
        FactorModel.load(archive, SETTINGS, header.catalog(), true, options.dimension(), false));
  }

  private Recommender recommender(ModelHeader header, FactorModel model) {
    double unit = header.catalog().scale().unit();
    RidgeRows rows =
        new RidgeRows(
            options.userFactors(unit),
            options.biases(),
            options.itemFactors(unit),
            options.biases());
    return new RidgeFactorRecommender(header, model, rows, SETTINGS);
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
