package org.deepmovie.internal.nn.loss;

/**
 * Cross-entropy of the multinomial distribution over all items that the scores give,
 *
 * <pre>
 *   L = - sum over the liked i of ln(exp s_i / sum over all j of exp s_j)
 * </pre>
 */
public record SoftmaxCrossEntropy() implements ItemScoreLoss {

  @Override
  public double backward(double[] scores, byte[] opinions, int from, int length) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int n = from; n < from + length; n++) {
      greatest = Math.max(greatest, scores[n]);
    }
    double sum = 0;
    double likedSum = 0;
    int liked = 0;
    for (int n = from; n < from + length; n++) {
      if (opinions[n] == LIKED) {
        liked++;
        likedSum += scores[n];
      }
      scores[n] = Math.exp(scores[n] - greatest);
      sum += scores[n];
    }
    for (int n = from; n < from + length; n++) {
      scores[n] = liked * scores[n] / sum - (opinions[n] == LIKED ? 1 : 0);
    }
    return liked * (greatest + Math.log(sum)) - likedSum;
  }
}
