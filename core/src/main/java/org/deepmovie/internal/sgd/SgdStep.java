package org.deepmovie.internal.sgd;

/**
 * How far a step of stochastic gradient descent goes: with e_ui the error of the prediction,
 *
 * <pre>
 *   b_u &lt;- b_u + biasRate (e_ui - biasLambda b_u)      b_i likewise
 *   p_u &lt;- p_u + rate (e_ui q_i - lambda p_u)
 *   q_i &lt;- q_i + rate (e_ui p_u - lambda q_i)
 * </pre>
 *
 * which is rate times minus half the gradient of e_ui^2 + biasLambda (b_u^2 + b_i^2) + lambda
 * (|p_u|^2 + |q_i|^2) (Koren, Bell and Volinsky 2009, eq. 5).
 *
 * @param rate the learning rate of the factors
 * @param lambda their regularization
 * @param biasRate the learning rate of the biases
 * @param biasLambda their regularization
 */
public record SgdStep(float rate, float lambda, float biasRate, float biasLambda) {

  /**
   * The step that does to ratings {@code factor} times as large what this one does: biases grow
   * with the ratings, factors with their root.
   */
  public SgdStep stretched(double factor) {
    return new SgdStep((float) (rate / factor), (float) (lambda * factor), biasRate, biasLambda);
  }
}
