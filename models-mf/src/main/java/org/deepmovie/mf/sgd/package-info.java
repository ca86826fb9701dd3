/** Factorizations by stochastic gradient descent. */
package org.deepmovie.mf.sgd;
