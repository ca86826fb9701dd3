/** The inner loops of linear algebra, with and without vector instructions. */
@NullMarked
package org.deepmovie.internal.kernel;

import org.jspecify.annotations.NullMarked;
