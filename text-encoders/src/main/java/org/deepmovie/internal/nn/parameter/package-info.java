/** Parameters of networks: random at first, or from a file. */
@NullMarked
package org.deepmovie.internal.nn.parameter;

import org.jspecify.annotations.NullMarked;
