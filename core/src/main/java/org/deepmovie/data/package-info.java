/** Ratings, ids, texts and attributes: the immutable data that every model is fitted on. */
package org.deepmovie.data;
