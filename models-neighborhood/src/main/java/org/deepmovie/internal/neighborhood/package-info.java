/** Similarity search, overlaps of rows, and histories of users. */
package org.deepmovie.internal.neighborhood;
