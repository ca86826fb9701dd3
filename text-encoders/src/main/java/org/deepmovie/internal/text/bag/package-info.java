/** The encoder {@code bag}: a mean of word vectors. */
@NullMarked
package org.deepmovie.internal.text.bag;

import org.jspecify.annotations.NullMarked;
