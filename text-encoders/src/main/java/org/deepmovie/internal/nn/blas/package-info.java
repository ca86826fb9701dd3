/** Matrix products by the BLAS of ND4J's backend. */
@NullMarked
package org.deepmovie.internal.nn.blas;

import org.jspecify.annotations.NullMarked;
