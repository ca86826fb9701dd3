package org.deepmovie.split;

import java.util.List;
import org.deepmovie.data.Dataset;

/** A way to split ratings, made by {@link Splitters}. Immutable. */
public interface Splitter {

  /**
   * Splits the ratings of {@code data}. The result depends on the ratings, their external ids and
   * the seed, and not on the order of rows in a file.
   *
   * @param seed the source of all randomness: the same seed gives the same splits
   * @return an immutable list of one split, or of one per fold. The sets of a split have no rating
   *     in common; neither the training set nor the test set is empty. If there are several splits,
   *     each is computed at every access, so access each of them once
   * @throws IllegalArgumentException if the data lacks what this splitter needs, or has too few
   *     ratings; with several splits, too few ratings for validation show at the access of a split
   */
  List<Split> split(Dataset data, long seed);

  /** Whether every split has a validation set. */
  default boolean hasValidation() {
    return false;
  }

  /**
   * The splitter of the same training and test sets, out of which no validation set was taken by
   * {@link Splitters#withValidation}. It is for models that do not stop early. A validation set
   * that belongs to the protocol remains.
   */
  default Splitter withoutTakenValidation() {
    return this;
  }

  /** The text form that {@link Splitters#parse} reads, such as "holdout:0.9". */
  String spec();
}
