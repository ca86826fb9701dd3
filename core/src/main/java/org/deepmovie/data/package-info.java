/** Ratings, ids, texts and attributes: the immutable data that every model is fitted on. */
@NullMarked
package org.deepmovie.data;

import org.jspecify.annotations.NullMarked;
