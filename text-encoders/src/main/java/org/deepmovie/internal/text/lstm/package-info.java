/** The bidirectional long short-term memory. */
@NullMarked
package org.deepmovie.internal.text.lstm;

import org.jspecify.annotations.NullMarked;
