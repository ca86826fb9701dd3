/** How numbers are written, how great they may be, and sums in any order. */
@NullMarked
package org.deepmovie.internal.number;

import org.jspecify.annotations.NullMarked;
