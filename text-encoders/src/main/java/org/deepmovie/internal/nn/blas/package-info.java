/** Matrix products by the BLAS of ND4J's backend. */
package org.deepmovie.internal.nn.blas;
