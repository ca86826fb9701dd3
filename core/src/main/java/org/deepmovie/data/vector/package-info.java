/** Files of vectors of users or items that somebody computed. */
@NullMarked
package org.deepmovie.data.vector;

import org.jspecify.annotations.NullMarked;
