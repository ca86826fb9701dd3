package org.deepmovie.internal.spark.block;

import java.io.Serializable;
import org.deepmovie.internal.number.ExactSum;

/**
 * Sums of squared errors, in squared units.
 *
 * @param train of the training ratings
 * @param validation of the validation ratings
 */
public record BlockErrors(ExactSum train, ExactSum validation) implements Serializable {

  /** Of no ratings. */
  public static BlockErrors none() {
    return new BlockErrors(new ExactSum(), new ExactSum());
  }

  /** Adds those of other ratings. */
  public void add(BlockErrors other) {
    train.add(other.train);
    validation.add(other.validation);
  }
}
