package org.deepmovie.mf.feedback;

import org.deepmovie.internal.mf.feedback.FeedbackTrainer;

/**
 * timeSVD++ (Koren 2009): {@link SvdPlusPlus} with, for a rating at time t,
 *
 * <pre>
 *   r_ui(t) = mu + b_u + alpha_u dev_u(t) + b_{u,day(t)} + b_i + b_{i,Bin(t)}
 *               + q_i . (p_u + a_u dev_u(t) + |N(u)|^-1/2 sum of y_j, j in N(u))
 *   dev_u(t) = sign(t - t_u) |t - t_u|^exponent
 * </pre>
 *
 * (eq. 6 to 13), where t_u is the mean time of the user's ratings; distances in time are measured
 * in lengths of the whole calendar. What the paper has besides is left out: a user's scale of item
 * biases c_u(t), and factors of single days. Bins of items are off by default, for on MovieLens
 * they do not pay.
 *
 * <p>Ratings without a time are fitted without what depends on it, and so are predictions where no
 * time is given: {@code predict(user, item)} is the rating at the user's mean time on a day like
 * any other. Predictions at a time are {@link TimeSvdPlusPlusRecommender#predict(int, int, long)}.
 */
public final class TimeSvdPlusPlus extends FeedbackTrainer {

  static final String NAME = "time-svd++";

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public TimeSvdPlusPlus(TimeSvdPlusPlusOptions options) {
    super(options, options.settings());
  }
}
