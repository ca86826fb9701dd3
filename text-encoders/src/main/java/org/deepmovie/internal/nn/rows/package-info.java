/** Batches of tokens, and loops over their rows: one row per token. */
package org.deepmovie.internal.nn.rows;
