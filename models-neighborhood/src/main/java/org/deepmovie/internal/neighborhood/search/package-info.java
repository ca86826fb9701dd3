/** Exact search for the most similar users or items. */
@NullMarked
package org.deepmovie.internal.neighborhood.search;

import org.jspecify.annotations.NullMarked;
