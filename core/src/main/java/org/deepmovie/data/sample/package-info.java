/** A synthetic catalogue with known truth, for trying out and testing recommenders. */
@NullMarked
package org.deepmovie.data.sample;

import org.jspecify.annotations.NullMarked;
