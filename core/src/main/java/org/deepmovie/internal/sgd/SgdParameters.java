package org.deepmovie.internal.sgd;

/**
 * The learning rates and regularization of a step of stochastic gradient descent. With e_ui the
 * error of the prediction, a step is
 *
 * <pre>
 *   b_u &lt;- b_u + biasLearningRate (e_ui - biasRegularization b_u)      b_i likewise
 *   p_u &lt;- p_u + learningRate (e_ui q_i - regularization p_u)
 *   q_i &lt;- q_i + learningRate (e_ui p_u - regularization q_i)
 * </pre>
 *
 * which is the learning rate times minus half the gradient of e_ui^2 + biasRegularization (b_u^2 +
 * b_i^2) + regularization (|p_u|^2 + |q_i|^2) (Koren, Bell and Volinsky 2009, eq. 5).
 *
 * @param learningRate of the factors
 * @param regularization of the factors
 * @param biasLearningRate of the biases
 * @param biasRegularization of the biases
 */
public record SgdParameters(
    float learningRate, float regularization, float biasLearningRate, float biasRegularization) {

  /** The same parameters with learning rates multiplied by {@code pace}. */
  public SgdParameters slowed(double pace) {
    return new SgdParameters(
        (float) (learningRate * pace),
        regularization,
        (float) (biasLearningRate * pace),
        biasRegularization);
  }

  /**
   * The parameters that do to ratings {@code factor} times as large what these do: biases grow with
   * the ratings, factors with their root.
   */
  public SgdParameters stretched(double factor) {
    return new SgdParameters(
        (float) (learningRate / factor),
        (float) (regularization * factor),
        biasLearningRate,
        biasRegularization);
  }
}
