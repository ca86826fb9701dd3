/** The encoder {@code transformer}: blocks of self-attention. */
@NullMarked
package org.deepmovie.internal.text.transformer;

import org.jspecify.annotations.NullMarked;
