/** Trainable terms of a prediction that are added to the product of the vectors, such as biases. */
@NullMarked
package org.deepmovie.internal.mf.term;

import org.jspecify.annotations.NullMarked;
