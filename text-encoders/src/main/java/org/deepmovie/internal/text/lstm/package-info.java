/** The encoder {@code lstm}: a bidirectional LSTM. */
@NullMarked
package org.deepmovie.internal.text.lstm;

import org.jspecify.annotations.NullMarked;
