package org.deepmovie.internal.nn.loss;

/**
 * Binary cross-entropy of the probabilities 1 / (1 + exp -s_i) that the user likes item i,
 *
 * <pre>
 *   L = sum over i of w_i (ln(1 + exp s_i) - y_i s_i)
 * </pre>
 *
 * y_i being 1 if the user likes item i and otherwise 0, w_i being 1 for rated items.
 *
 * @param unratedWeight w_i of the items that the user did not rate
 */
public record BinaryCrossEntropy(double unratedWeight) implements ItemScoreLoss {

  @Override
  public double backward(double[] scores, byte[] opinions, int from, int length) {
    double loss = 0;
    for (int n = from; n < from + length; n++) {
      double weight = opinions[n] == UNRATED ? unratedWeight : 1;
      double liked = opinions[n] == LIKED ? 1 : 0;
      double s = scores[n];
      double small = Math.exp(-Math.abs(s));
      double probability = (s >= 0 ? 1 : small) / (1 + small);
      loss += weight * (Math.max(s, 0) + Math.log1p(small) - liked * s);
      scores[n] = weight * (probability - liked);
    }
    return loss;
  }
}
