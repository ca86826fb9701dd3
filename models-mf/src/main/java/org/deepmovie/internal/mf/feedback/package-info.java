/** The SVD++ family: one fit by stochastic gradient descent, composed of vectors and terms. */
@NullMarked
package org.deepmovie.internal.mf.feedback;

import org.jspecify.annotations.NullMarked;
