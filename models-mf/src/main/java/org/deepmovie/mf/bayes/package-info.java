/** Factorizations whose parameters are drawn from their posterior. */
package org.deepmovie.mf.bayes;
