/** The provider of the models of {@link org.deepmovie.hybrid}. */
@NullMarked
package org.deepmovie.internal.hybrid;

import org.jspecify.annotations.NullMarked;
