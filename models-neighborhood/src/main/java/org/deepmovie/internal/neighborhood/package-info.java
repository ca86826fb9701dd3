/** Registers the neighborhood and linear item models by name. */
@NullMarked
package org.deepmovie.internal.neighborhood;

import org.jspecify.annotations.NullMarked;
