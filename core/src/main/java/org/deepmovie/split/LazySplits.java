package org.deepmovie.split;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * A list of splits that are computed at each access, since each split of many folds holds nearly
 * all data.
 */
final class LazySplits extends AbstractList<Split> implements RandomAccess {

  private final int size;
  private final IntFunction<Split> split;

  /**
   * A list of {@code size} splits.
   *
   * @param split computes the split at an index; the same index gives the same split
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
