/** Trainable terms of a prediction that are added to the product of the vectors, such as biases. */
package org.deepmovie.internal.mf.term;
