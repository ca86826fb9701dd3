package org.deepmovie.hybrid;

import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.Kernels;
import org.deepmovie.factor.NormalEquations;
import org.deepmovie.factor.Vectors;

/**
 * How far a network is to be believed of an item that it was not trained on: with f being its
 * output,
 *
 * <pre>  v_0 = intercept + bias f_0        v_k = factors f_k, k from 1</pre>
 *
 * or v = factors f where there is no bias. A network fits the vectors it was shown more closely
 * than others, so that of others it says too much; how much, the ratings of items kept from it
 * tell.
 *
 * @param intercept what is added to the bias
 * @param bias what the bias is multiplied with
 * @param factors what the factors are multiplied with
 */
record Calibration(double intercept, double bias, double factors) {

  /** The network is believed. */
  static final Calibration IDENTITY = new Calibration(0, 1, 1);

  private static final float[] PRIOR = {0, 1, 1};

  /** Pulls towards {@link #IDENTITY} as one rating of an item with an output of 1 would. */
  private static final double RIDGE = 1;

  /**
   * The least squares fit of the ratings of some items by what the network says of them:
   *
   * <pre>  r_ui - offset - b_u ~ intercept + bias f_i0 + factors sum over k from 1 of u_k f_ik
   * </pre>
   *
   * A multiplier below 0 becomes 0.
   *
   * @param ratings by item
   * @param offset what all ratings have in common
   * @param biased whether component 0 is a bias
   * @param users users x dimension
   * @param said f, items x dimension
   * @param kept which items the network was not trained on
   */
  static Calibration fit(
      SparseRows ratings,
      double offset,
      boolean biased,
      FactorMatrix users,
      FactorMatrix said,
      boolean[] kept) {
    float[] c = new float[3];
    boolean[] used = {biased, biased, true};
    boolean fitted = false;
    while (!fitted) {
      solve(ratings, offset, users, said, kept, used, c);
      fitted = true;
      for (int term = 1; term < c.length; term++) {
        if (used[term] && c[term] < 0) {
          used[term] = false;
          fitted = false;
        }
      }
    }
    if (!biased) {
      return new Calibration(0, 1, c[2]);
    }
    return new Calibration(c[0], used[1] ? c[1] : 0, used[2] ? c[2] : 0);
  }

  private static void solve(
      SparseRows ratings,
      double offset,
      FactorMatrix users,
      FactorMatrix said,
      boolean[] kept,
      boolean[] used,
      float[] into) {
    NormalEquations equations = new NormalEquations(into.length, Kernels.best());
    equations.reset();
    float[] terms = new float[into.length];
    float[] u = users.values();
    float[] f = said.values();
    int first = used[0] ? 1 : 0;
    int length = said.columns() - first;
    for (int item = 0; item < kept.length; item++) {
      int at = said.offset(item);
      for (int p = ratings.start(item); kept[item] && p < ratings.end(item); p++) {
        int user = users.offset(ratings.column(p));
        terms[0] = used[0] ? 1 : 0;
        terms[1] = used[1] ? f[at] : 0;
        terms[2] = used[2] ? Vectors.dot(u, user + first, f, at + first, length) : 0;
        double rest = ratings.value(p) - offset - (used[0] ? u[user] : 0);
        equations.add(terms, 0, (float) rest);
      }
    }
    if (!equations.solve(RIDGE, RIDGE, PRIOR, into, 0)) {
      throw new ArithmeticException("the network's outputs cannot be calibrated");
    }
  }

  /**
   * Sets v for one item.
   *
   * @param said f on entry, v on return
   * @param biased whether component 0 is a bias
   */
  void apply(FactorMatrix said, int item, boolean biased) {
    int at = said.offset(item);
    float[] values = said.values();
    for (int k = 0; k < said.columns(); k++) {
      boolean isBias = biased && k == 0;
      values[at + k] = (float) (isBias ? intercept + bias * values[at] : factors * values[at + k]);
    }
  }
}
