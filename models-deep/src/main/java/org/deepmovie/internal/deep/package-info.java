/** Registers the deep models by name. */
@NullMarked
package org.deepmovie.internal.deep;

import org.jspecify.annotations.NullMarked;
