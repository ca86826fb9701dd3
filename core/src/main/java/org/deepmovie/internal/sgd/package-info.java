/** Stochastic gradient descent on several threads, whose number does not change the result. */
@NullMarked
package org.deepmovie.internal.sgd;

import org.jspecify.annotations.NullMarked;
