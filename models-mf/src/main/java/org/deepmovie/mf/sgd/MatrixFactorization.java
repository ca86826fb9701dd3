package org.deepmovie.mf.sgd;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.RidgeFactorRecommender;
import org.deepmovie.internal.factor.RidgeRows;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;

/**
 * Matrix factorization without biases by stochastic gradient descent: r_ui = q_i . p_u (Koren, Bell
 * and Volinsky 2009, eq. 1), minimizing over the ratings
 *
 * <pre>
 *   sum (r_ui - q_i . p_u)^2 + regularization (|p_u|^2 + |q_i|^2)      (eq. 2)
 *
 *   p_u &lt;- p_u + learningRate (e_ui q_i - regularization p_u)
 *   q_i &lt;- q_i + learningRate (e_ui p_u - regularization q_i)
 * </pre>
 *
 * <p>A vector of n ratings starts near 2 / (2 + n) of the way from 0 to one that predicts the
 * baseline estimate. Where users have few rated items in common, all start almost there, and the
 * learning rate is lower, down to a tenth.
 *
 * <p>Threads visit blocks that share neither users nor items at the same time (Gemulla et al.
 * 2011), so that the same seed gives the same result at any number of threads. A new user is folded
 * in by a ridge regression on the items' vectors: the minimum of the loss while these stay as they
 * are.
 *
 * <p>The options' defaults are for ratings from 1 to 5. On a scale that is s times as wide the
 * learning rate of the factors is divided by s and their regularization multiplied by s, and the
 * ratings are taken from the zero of the scale, a quarter of its width below its minimum. So
 * stretching and shifting the ratings stretches and shifts the predictions.
 */
public final class MatrixFactorization implements Trainer {

  /** The name of the model. */
  public static final String NAME = "mf";

  private static final String SETTINGS = "mf.json";

  private final MatrixFactorizationOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public MatrixFactorization(MatrixFactorizationOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    ModelHeader header = context.warmStartHeader(NAME, options, train);
    double center =
        switch (options.centering()) {
          case NONE -> train.scale().min() - train.scale().unit();
          case GLOBAL_MEAN -> train.ratings().mean();
        };
    FactorModel best =
        SgdFit.run(NAME, SgdSettings.of(options, train.scale()), false, center, train, context);
    return recommender(header, best);
  }

  @Override
  public boolean warmStarts() {
    return true;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return recommender(
        header,
        FactorModel.load(
            archive, SETTINGS, header.catalog(), false, options.common().factors(), false));
  }

  private Recommender recommender(ModelHeader header, FactorModel model) {
    Regularization factors = SgdSettings.of(options, header.catalog().scale()).regularization();
    return new RidgeFactorRecommender(header, model, RidgeRows.of(factors, factors), SETTINGS);
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
