/**
 * Choices that the options of several neural networks share.
 *
 * <p>{@link org.deepmovie.nn.Activation} is the function that a layer applies to its units, such as
 * {@code tanh}; {@link org.deepmovie.nn.Optimizer} is the way in which gradients change weights,
 * such as {@code adam}; {@link org.deepmovie.nn.KanBasis} is the basis of the functions that a
 * Kolmogorov-Arnold layer learns. In text their constants are written in lower case:
 *
 * <pre>{@code
 * Trainer trainer = Providers.load().trainer("pmf+cnn-kan:basis=chebyshev");
 * }</pre>
 */
@NullMarked
package org.deepmovie.nn;

import org.jspecify.annotations.NullMarked;
