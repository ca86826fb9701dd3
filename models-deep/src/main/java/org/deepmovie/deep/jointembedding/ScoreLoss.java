package org.deepmovie.deep.jointembedding;

import org.deepmovie.internal.nn.loss.BinaryCrossEntropy;
import org.deepmovie.internal.nn.loss.ItemScoreLoss;
import org.deepmovie.internal.nn.loss.SoftmaxCrossEntropy;

/** The loss of a user's scores of items. */
public enum ScoreLoss {
  /** Binary cross-entropy: for each item, whether the user likes it. */
  BCE,
  /** Softmax cross-entropy: which of all items the user likes. */
  SOFTMAX;

  /**
   * The loss function.
   *
   * @param unratedWeight the weight of items that the user did not rate; {@link #BCE} only
   */
  ItemScoreLoss function(double unratedWeight) {
    return switch (this) {
      case BCE -> new BinaryCrossEntropy(unratedWeight);
      case SOFTMAX -> new SoftmaxCrossEntropy();
    };
  }
}
