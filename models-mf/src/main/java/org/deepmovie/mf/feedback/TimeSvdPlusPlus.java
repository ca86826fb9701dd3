package org.deepmovie.mf.feedback;

import org.deepmovie.data.Dataset;
import org.deepmovie.internal.mf.feedback.FeedbackModel;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;

/**
 * timeSVD++ (Koren 2009): {@link SvdPlusPlus} with effects of the time t of a rating,
 *
 * <pre>
 *   r_ui(t) = mu + b_u + alpha_u dev_u(t) + b_{u,day(t)} + b_i + b_{i,Bin(t)}
 *               + q_i . (p_u + a_u dev_u(t) + |N(u)|^-1/2 sum of y_j, j in N(u))
 *   dev_u(t) = sign(t - t_u) |t - t_u|^timeExponent
 * </pre>
 *
 * (eq. 6 to 13). t_u is the mean time of the user's ratings; the unit of time is the length of the
 * whole calendar. Two parts of the paper are left out: a user's scale of item biases c_u(t), and
 * factors of single days. Bins of items are off by default, since they do not help on MovieLens.
 *
 * <p>Ratings without a time are fitted without the effects of time, and predictions without a time
 * leave them out: {@code predict(user, item)} is the rating at the user's mean time on an average
 * day. Predictions at a time are {@link TimeSvdPlusPlusRecommender#predict(int, int, long)}.
 */
public final class TimeSvdPlusPlus extends FeedbackTrainer {

  /** The name of the model. */
  public static final String NAME = "time-svd++";

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public TimeSvdPlusPlus(TimeSvdPlusPlusOptions options) {
    super(options, options.settings());
  }

  @Override
  public boolean usesTimes() {
    return true;
  }

  @Override
  void check(Dataset train) {
    super.check(train);
    if (!train.ratings().hasTimestamps()) {
      throw new IllegalArgumentException(NAME + " needs ratings with times; this data has none");
    }
  }

  @Override
  Recommender recommender(ModelHeader header, FeedbackSettings fitted, FeedbackModel model) {
    return new TimedFeedbackRecommender(header, fitted, model);
  }
}
