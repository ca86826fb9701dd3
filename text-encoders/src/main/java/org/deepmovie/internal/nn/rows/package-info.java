/** Batches of tokens, and loops over their rows: one row per token. */
@NullMarked
package org.deepmovie.internal.nn.rows;

import org.jspecify.annotations.NullMarked;
