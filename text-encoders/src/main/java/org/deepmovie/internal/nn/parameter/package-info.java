/** Parameters of networks, initialized at random or from a file. */
@NullMarked
package org.deepmovie.internal.nn.parameter;

import org.jspecify.annotations.NullMarked;
