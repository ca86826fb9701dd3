/** Stochastic gradient descent on several threads with one result. */
@NullMarked
package org.deepmovie.internal.sgd;

import org.jspecify.annotations.NullMarked;
