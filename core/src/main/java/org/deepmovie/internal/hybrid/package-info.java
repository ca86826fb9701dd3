/**
 * The providers of the models of {@link org.deepmovie.hybrid} and of the encoder {@code features}.
 */
@NullMarked
package org.deepmovie.internal.hybrid;

import org.jspecify.annotations.NullMarked;
