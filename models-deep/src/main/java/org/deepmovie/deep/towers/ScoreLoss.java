package org.deepmovie.deep.towers;

/**
 * The loss of one user's scores s_i of some items. A rating from {@code likedFrom} on says that the
 * user likes the item.
 */
public enum ScoreLoss {
  /**
   * Binary cross-entropy, sum over i of w_i (ln(1 + exp s_i) - y_i s_i), y_i being 1 if the user
   * likes i and otherwise 0, w_i being 1 for rated items.
   */
  BCE {
    @Override
    double of(double[] scores, byte[] opinions, int from, int length, double unrated) {
      double loss = 0;
      for (int n = from; n < from + length; n++) {
        double weight = opinions[n] == UNRATED ? unrated : 1;
        double liked = opinions[n] == LIKED ? 1 : 0;
        double s = scores[n];
        double small = Math.exp(-Math.abs(s));
        double probability = (s >= 0 ? 1 : small) / (1 + small);
        loss += weight * (Math.max(s, 0) + Math.log1p(small) - liked * s);
        scores[n] = weight * (probability - liked);
      }
      return loss;
    }
  },
  /** Multinomial: - sum over the liked i of ln(exp s_i / sum over all j of exp s_j). */
  SOFTMAX {
    @Override
    double of(double[] scores, byte[] opinions, int from, int length, double unrated) {
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
  };

  /** The user did not rate the item. */
  static final byte UNRATED = 0;

  /** The user rated the item, but does not like it. */
  static final byte DISLIKED = 1;

  /** The user likes the item. */
  static final byte LIKED = 2;

  /**
   * The loss; then {@code scores} holds its gradient.
   *
   * @param scores s, {@code length} of them from {@code from} on
   * @param opinions of each whether the user rated and likes it, at the same places
   * @param unrated w_i of items that the user did not rate
   */
  abstract double of(double[] scores, byte[] opinions, int from, int length, double unrated);
}
