/** {@code deepmovie tune}: searches for the options of a model. */
@NullMarked
package org.deepmovie.cli.tune;

import org.jspecify.annotations.NullMarked;
