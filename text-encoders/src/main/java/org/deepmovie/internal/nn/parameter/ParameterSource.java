package org.deepmovie.internal.nn.parameter;

/**
 * Where a network gets its parameters from: a generator of random numbers before training, a file
 * after it. A network asks for each of them once, in the order in which it lists them, before it
 * allocates anything else whose size the options decide.
 *
 * <p>Lengths are {@code long}, so that a product of two options cannot overflow on the way here;
 * what no array can hold is refused here.
 */
public interface ParameterSource {

  /** Weights that start uniform in {@code -bound .. bound}. */
  Parameter weights(String name, long length, double bound);

  /** Biases, which start at zero; weight decay leaves them alone. */
  Parameter biases(String name, long length);

  /** Factors, which start at one; weight decay leaves them alone. */
  Parameter scales(String name, long length);

  /** Values that start at {@code initial} and that no gradient moves: statistics of the texts. */
  Parameter state(String name, long length, float initial);
}
