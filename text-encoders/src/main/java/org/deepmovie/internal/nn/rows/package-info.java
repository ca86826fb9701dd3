/** Passes over the rows of a batch, one row a token. */
package org.deepmovie.internal.nn.rows;
