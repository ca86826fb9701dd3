package org.deepmovie.mf.feedback;

import org.deepmovie.data.Dataset;
import org.deepmovie.internal.mf.feedback.FeedbackTrainer;

/**
 * SVD++ (Koren 2008, eq. 15) by stochastic gradient descent:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i + q_i . (p_u + |N(u)|^-1/2 sum of y_j, j in N(u))
 *
 *   b_u &lt;- b_u + learningRate (e_ui - ridge b_u)                 b_i likewise
 *   p_u &lt;- p_u + learningRate (e_ui q_i - ridge p_u)
 *   q_i &lt;- q_i + learningRate (e_ui (p_u + |N(u)|^-1/2 sum of y_j) - ridge q_i)
 *   y_j &lt;- y_j + feedbackLearningRate (e_ui |N(u)|^-1/2 q_i - ridge y_j)      for all j in N(u)
 * </pre>
 *
 * where the last line is summed over the ratings of a user before the y_j are touched; the sum
 * within the bracket follows every rating. In the limit of small rates that is the same.
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
 * <p>Somebody new gets the vector that the loss asks for, the items' vectors and y being fixed: a
 * ridge regression whose prior mean is |N|^-1/2 sum of y_j.
 *
 * <p>Options are meant for ratings from 1 to 5. On a scale that is s times as wide the vectors'
 * learning rates are divided, their regularization multiplied by s, so that stretching the ratings
 * stretches the predictions.
 */
public final class SvdPlusPlus extends FeedbackTrainer {

  static final String NAME = "svd++";

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public SvdPlusPlus(SvdPlusPlusOptions options) {
    super(options, options.settings());
  }
}
