package org.deepmovie.split;

import java.util.List;
import org.deepmovie.data.Dataset;

/** A way to divide ratings. Immutable; {@link Splitters} makes them. */
public interface Splitter {

  /**
   * Divides the ratings of {@code data}. The result depends on the ratings, their external ids and
   * the seed, and not on the order in which a file lists them.
   *
   * @param seed the source of all randomness: same seed, same splits
   * @return one split, or as many as there are folds, in an immutable list; the parts of a split
   *     share no rating, and neither train nor test is empty. Several splits are computed each time
   *     they are asked for and not kept: take one after the other, and each of them once
   * @throws IllegalArgumentException if the data lacks what this way needs, or if there are too few
   *     ratings for the parts; of several splits, too few for validation show when one is asked for
   */
  List<Split> split(Dataset data, long seed);

  /** Whether every split has validation ratings. */
  default boolean hasValidation() {
    return false;
  }

  /** How {@link Splitters#parse} writes this, such as "holdout:0.9". */
  String spec();
}
