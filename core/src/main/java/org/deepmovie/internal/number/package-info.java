/** How great numbers may be, and sums that do not depend on the order of their terms. */
@NullMarked
package org.deepmovie.internal.number;

import org.jspecify.annotations.NullMarked;
