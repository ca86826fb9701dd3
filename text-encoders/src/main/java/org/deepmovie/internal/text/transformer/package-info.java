/** The transformer. */
@NullMarked
package org.deepmovie.internal.text.transformer;

import org.jspecify.annotations.NullMarked;
