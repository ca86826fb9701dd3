/** What the training loops of the library share: the best checkpoint and checks of a fit. */
@NullMarked
package org.deepmovie.internal.train;

import org.jspecify.annotations.NullMarked;
