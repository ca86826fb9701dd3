package org.deepmovie.options;

import org.deepmovie.data.RatingMatrix;

/**
 * Options of which some are {@code auto} by default: their best value depends on how much ratings
 * tell of users and items. A fit replaces them by what suits its training ratings, and the header
 * of the model has these values.
 *
 * @param <O> the record that implements this
 */
public interface DataDependentOptions<O extends Record> {

  /** The same options with the values that suit {@code ratings} in place of {@code auto}. */
  O chosenBy(RatingMatrix ratings);
}
