/** Convolutional networks over words. */
@NullMarked
package org.deepmovie.internal.text.cnn;

import org.jspecify.annotations.NullMarked;
