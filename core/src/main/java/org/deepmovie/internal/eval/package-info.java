/** Metrics of ranked lists, and the ranking of held-out items. */
@NullMarked
package org.deepmovie.internal.eval;

import org.jspecify.annotations.NullMarked;
