/**
 * Splits of ratings into a training set, a validation set and a test set.
 *
 * <p>{@link org.deepmovie.split.Splitters} creates a {@link org.deepmovie.split.Splitter}, by a
 * method or from text such as {@code "holdout:0.9"}. A splitter gives one {@link
 * org.deepmovie.split.Split}, or one per fold:
 *
 * <pre>{@code
 * Dataset data = Sample.generate(1).dataset();
 * Splitter splitter = Splitters.withValidation(Splitters.kFold(5), 0.1);
 * for (Split split : splitter.split(data, 42)) {
 *   System.out.println(split);
 * }
 * }</pre>
 *
 * <p>All sets of a split use the indices of the whole data set. A split depends on the seed and on
 * external ids, never on the order of rows in a file. A text that cannot be parsed, or data that a
 * splitter cannot split, leads to an {@link java.lang.IllegalArgumentException} that names the
 * splitter.
 */
@NullMarked
package org.deepmovie.split;

import org.jspecify.annotations.NullMarked;
