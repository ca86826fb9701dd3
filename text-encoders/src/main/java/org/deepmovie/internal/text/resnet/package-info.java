/** The encoder {@code resnet}: residual blocks of convolutions. */
@NullMarked
package org.deepmovie.internal.text.resnet;

import org.jspecify.annotations.NullMarked;
