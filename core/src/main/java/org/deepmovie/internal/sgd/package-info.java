/** Stochastic gradient descent on several threads with one result. */
package org.deepmovie.internal.sgd;
