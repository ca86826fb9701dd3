/** Sums over the users who rated both of two items, and the numbering of such pairs of items. */
@NullMarked
package org.deepmovie.internal.neighborhood.pairs;

import org.jspecify.annotations.NullMarked;
