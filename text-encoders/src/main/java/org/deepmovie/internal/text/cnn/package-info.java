/** The encoders {@code cnn} and {@code cnn-kan}: convolutions over words. */
@NullMarked
package org.deepmovie.internal.text.cnn;

import org.jspecify.annotations.NullMarked;
