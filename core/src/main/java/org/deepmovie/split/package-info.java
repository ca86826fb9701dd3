/**
 * Ways to divide ratings into train, validation and test: {@link
 * org.deepmovie.split.Splitters#parse} gives a {@link org.deepmovie.split.Splitter}, and that the
 * {@link org.deepmovie.split.Split}s of a data set.
 */
@NullMarked
package org.deepmovie.split;

import org.jspecify.annotations.NullMarked;
