/**
 * Searching for good options: a {@link org.deepmovie.tune.SearchSpace} gives trials, a {@link
 * org.deepmovie.tune.Tuner} fits them, {@link org.deepmovie.tune.ValidationObjective} judges them.
 */
@NullMarked
package org.deepmovie.tune;

import org.jspecify.annotations.NullMarked;
