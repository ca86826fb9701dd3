package org.deepmovie.internal.nn.loss;

/** A loss of the scores s_i that a user has for some items, of which the user likes some. */
public interface ItemScoreLoss {

  /** The user did not rate the item. */
  byte UNRATED = 0;

  /** The user rated the item, but does not like it. */
  byte DISLIKED = 1;

  /** The user likes the item. */
  byte LIKED = 2;

  /**
   * The loss; then {@code scores} holds its gradient.
   *
   * @param scores s, {@code length} of them from {@code from} on
   * @param opinions for each score {@link #UNRATED}, {@link #DISLIKED} or {@link #LIKED}, at the
   *     same places
   */
  double backward(double[] scores, byte[] opinions, int from, int length);
}
