/** Work on several threads outside of a fit. */
@NullMarked
package org.deepmovie.internal.parallel;

import org.jspecify.annotations.NullMarked;
