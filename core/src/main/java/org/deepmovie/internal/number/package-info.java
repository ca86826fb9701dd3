/** How great numbers may be. */
@NullMarked
package org.deepmovie.internal.number;

import org.jspecify.annotations.NullMarked;
