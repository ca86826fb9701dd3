package org.deepmovie.mf.feedback;

import org.deepmovie.data.Dataset;
import org.deepmovie.internal.mf.feedback.FeedbackTrainer;

/**
 * Asymmetric-SVD (Koren 2008, eq. 13): a user is what the user had to do with, and how far the
 * user's ratings lie from the baseline b_uj = mu + b_u + b_j,
 *
 * <pre>
 *   r_ui = b_ui + q_i . (|R(u)|^-1/2 sum of (r_uj - b_uj) x_j, j in R(u)
 *                        + |N(u)|^-1/2 sum of y_j, j in N(u))
 * </pre>
 *
 * fitted by stochastic gradient descent as {@link SvdPlusPlus} is, x_j like y_j, without p_u.
 * Within the sum b_uj is fixed (shrunken means, Koren 2008, section 2.1); so is b_u before it, a
 * function of the user's ratings, while b_i is learned. The model has no parameters of users:
 * somebody new with the ratings of a known user gets the same predictions.
 *
 * <p>The loss is the sum of the squared errors over the ratings and of lambda w(n) times the square
 * of every parameter, n being the number of ratings (of a y_j: of users) that it has a part in and
 * w(n) the option {@code weights}, a root by default; w(n) = n is the published form.
 *
 * <p>With {@code implicit=both}, the default, the items' vectors have such a part, too: q_i +
 * |N(i)|^-1/2 sum of w_v over the users v who had to do with i, in place of q_i ("flipped" in
 * Rendle, Zhang and Koren 2019); {@code users} is the published form.
 *
 * <p>An epoch goes through the users in random order, and for the items' part through the items:
 * one thread, so that the same seed gives the same result. N(u) is {@link Dataset#feedback}: the
 * rated items and those that the user had to do with otherwise.
 *
 * <p>Options are meant for ratings from 1 to 5. On a scale that is s times as wide the vectors'
 * learning rates are divided, their regularization multiplied by s, so that stretching the ratings
 * stretches the predictions; residuals are divided by s within the sum.
 */
public final class AsymmetricSvd extends FeedbackTrainer {

  static final String NAME = "asymmetric-svd";

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public AsymmetricSvd(AsymmetricSvdOptions options) {
    super(options, options.settings());
  }
}
