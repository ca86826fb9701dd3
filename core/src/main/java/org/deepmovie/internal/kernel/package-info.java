/** The inner loops of factorizations, with and without vector instructions. */
@NullMarked
package org.deepmovie.internal.kernel;

import org.jspecify.annotations.NullMarked;
