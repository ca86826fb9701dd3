package org.deepmovie.mf.feedback;

import org.deepmovie.data.Dataset;
import org.deepmovie.internal.mf.feedback.FeedbackTrainer;

/**
 * NSVD (Paterek 2007; Koren 2008, section 4): a user is the sum of the vectors of the items that
 * the user had to do with, and has no factors besides,
 *
 * <pre>
 *   r_ui = mu + b_u + b_i + q_i . |N(u)|^-1/2 sum of y_j, j in N(u)
 * </pre>
 *
 * fitted by stochastic gradient descent as {@link SvdPlusPlus} is, without p_u.
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
 * rated items and those that the user had to do with otherwise. Somebody of whom nothing is known
 * is predicted like the mean of all users.
 *
 * <p>Somebody new is the sum of what they rated, and gets the bias that fits it best.
 *
 * <p>Options are meant for ratings from 1 to 5. On a scale that is s times as wide the vectors'
 * learning rates are divided, their regularization multiplied by s, so that stretching the ratings
 * stretches the predictions.
 */
public final class Nsvd extends FeedbackTrainer {

  static final String NAME = "nsvd";

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Nsvd(NsvdOptions options) {
    super(options, options.settings());
  }
}
