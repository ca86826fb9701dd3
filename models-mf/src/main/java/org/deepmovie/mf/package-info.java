/** The baseline and the factorization models. */
package org.deepmovie.mf;
