/** The SVD++ family: one fit by stochastic gradient descent, composed of vectors and terms. */
package org.deepmovie.internal.mf.feedback;
