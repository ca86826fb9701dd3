/** The residual network. */
@NullMarked
package org.deepmovie.internal.text.resnet;

import org.jspecify.annotations.NullMarked;
