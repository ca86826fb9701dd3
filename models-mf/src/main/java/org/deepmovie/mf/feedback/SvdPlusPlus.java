package org.deepmovie.mf.feedback;

import org.deepmovie.data.Dataset;

/**
 * SVD++ (Koren 2008, eq. 15) by stochastic gradient descent:
 *
 * <pre>
 *   r_ui = mu + b_u + b_i + q_i . (p_u + |N(u)|^-1/2 sum of y_j, j in N(u))
 *
 *   b_u &lt;- b_u + learningRate (e_ui - lambda b_u)                 b_i likewise
 *   p_u &lt;- p_u + learningRate (e_ui q_i - lambda p_u)
 *   q_i &lt;- q_i + learningRate (e_ui (p_u + |N(u)|^-1/2 sum of y_j) - lambda q_i)
 *   y_j &lt;- y_j + feedbackLearningRate (e_ui |N(u)|^-1/2 q_i - lambda y_j)      for all j in N(u)
 * </pre>
 *
 * <p>N(u) are the items that user u interacted with, rated or not: {@link
 * Dataset#implicitFeedback}. The steps of the y_j are summed over the ratings of a user and taken
 * at once; the sum within the parentheses follows every rating. In the limit of small learning
 * rates that is the same.
 *
 * <p>The loss is the sum of the squared errors over the ratings, and for every parameter lambda
 * w(n) times its square. n is the number of ratings (for a y_j: of users) that the parameter is a
 * part of, and w(n) is 1, the root of n (the default) or n, by the option {@code
 * regularizationScaling}. The published form has w(n) = n.
 *
 * <p>With {@code implicitFeedback=both}, the default, the items' vectors have such a part, too: q_i
 * + |N(i)|^-1/2 sum of w_v over the users v who interacted with i, in place of q_i ("flipped" in
 * Rendle, Zhang and Koren 2019). The published form is {@code implicitFeedback=users}.
 *
 * <p>An epoch visits the users in random order, and for the items' part the items. It runs on one
 * thread, so that the same seed gives the same result. A user without interactions is predicted
 * like the mean of all users. A new user is folded in by a ridge regression on the items' vectors
 * whose prior mean is |N|^-1/2 sum of y_j: the minimum of the loss while the items stay as they
 * are.
 *
 * <p>The options' defaults are for ratings from 1 to 5. On a scale that is s times as wide the
 * learning rates of the vectors are divided by s and their regularization multiplied by s, so that
 * stretching the ratings stretches the predictions.
 */
public final class SvdPlusPlus extends FeedbackTrainer {

  /** The name of the model. */
  public static final String NAME = "svd++";

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public SvdPlusPlus(SvdPlusPlusOptions options) {
    super(options, options.settings());
  }
}
