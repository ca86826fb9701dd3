package org.deepmovie.mf.sgd;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.RidgeFactorRecommender;
import org.deepmovie.internal.factor.RidgeRows;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;

/**
 * Matrix factorization with biases by stochastic gradient descent (Koren, Bell and Volinsky 2009;
 * "SVD" in Koren 2008, eq. 5): r_ui = mu + b_u + b_i + p_u . q_i (eq. 4), minimizing over the
 * ratings
 *
 * <pre>
 *   sum (r_ui - mu - b_u - b_i - p_u . q_i)^2
 *     + biasRegularization (b_u^2 + b_i^2) + regularization (|p_u|^2 + |q_i|^2)      (eq. 5)
 *
 *   b_u &lt;- b_u + biasLearningRate (e_ui - biasRegularization b_u)       b_i likewise
 *   p_u &lt;- p_u + learningRate (e_ui q_i - regularization p_u)
 *   q_i &lt;- q_i + learningRate (e_ui p_u - regularization q_i)
 * </pre>
 *
 * <p>The biases start at those of the baseline estimate, the factors near 0.
 *
 * <p>Threads visit blocks that share neither users nor items at the same time (Gemulla et al.
 * 2011), so that the same seed gives the same result at any number of threads. A new user is folded
 * in by a ridge regression on the items' vectors: the minimum of the loss while these stay as they
 * are.
 *
 * <p>The options' defaults are for ratings from 1 to 5. On a scale that is s times as wide the
 * learning rate of the factors is divided by s and their regularization multiplied by s, so that
 * stretching the ratings stretches the predictions.
 */
public final class Svd implements Trainer {

  /** The name of the model. */
  public static final String NAME = "svd";

  private static final String SETTINGS = "svd.json";

  private final SvdOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Svd(SvdOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    ModelHeader header = context.warmStartHeader(NAME, options, train);
    FactorModel best =
        SgdFit.run(
            NAME,
            SgdSettings.of(options, train.scale()),
            true,
            train.ratings().mean(),
            train,
            context);
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
            archive, SETTINGS, header.catalog(), true, options.common().factors() + 1, false));
  }

  private Recommender recommender(ModelHeader header, FactorModel model) {
    Regularization factors = SgdSettings.of(options, header.catalog().scale()).regularization();
    Regularization biases =
        new Regularization(options.biasRegularization(), RegularizationScaling.COUNT);
    return new RidgeFactorRecommender(header, model, RidgeRows.of(factors, biases), SETTINGS);
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
