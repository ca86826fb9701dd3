package org.deepmovie.spark;

import java.io.Serializable;

/**
 * Sums of squared errors, in squared units.
 *
 * @param train of the training ratings
 * @param validation of the validation ratings
 */
record BlockErrors(ExactSum train, ExactSum validation) implements Serializable {

  /** Of no ratings. */
  static BlockErrors none() {
    return new BlockErrors(new ExactSum(), new ExactSum());
  }

  /** Adds those of other ratings. */
  void add(BlockErrors other) {
    train.add(other.train);
    validation.add(other.validation);
  }
}
