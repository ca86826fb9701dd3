/** The bag of words. */
@NullMarked
package org.deepmovie.internal.text.bag;

import org.jspecify.annotations.NullMarked;
