/** Model files: saving a recommender and loading it again. */
@NullMarked
package org.deepmovie.store;

import org.jspecify.annotations.NullMarked;
