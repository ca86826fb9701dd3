/** The text encoders by name. */
@NullMarked
package org.deepmovie.internal.text;

import org.jspecify.annotations.NullMarked;
