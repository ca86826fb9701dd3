/** {@code deepmovie evaluate}: fits models and compares their predictions on a test set. */
@NullMarked
package org.deepmovie.cli.evaluate;

import org.jspecify.annotations.NullMarked;
