/** Registers the baselines and matrix factorizations by name. */
@NullMarked
package org.deepmovie.internal.mf;

import org.jspecify.annotations.NullMarked;
