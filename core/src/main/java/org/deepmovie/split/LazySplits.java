package org.deepmovie.split;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * Splits that are computed when asked for and not kept: at ten folds each holds nearly all data.
 */
final class LazySplits extends AbstractList<Split> implements RandomAccess {

  private final int size;
  private final IntFunction<Split> split;

  /**
   * {@code size} splits.
   *
   * @param split gives the split at an index, the same whenever it is asked
   */
  LazySplits(int size, IntFunction<Split> split) {
    this.size = size;
    this.split = split;
  }

  @Override
  public Split get(int index) {
    return split.apply(Objects.checkIndex(index, size));
  }

  @Override
  public int size() {
    return size;
  }
}
