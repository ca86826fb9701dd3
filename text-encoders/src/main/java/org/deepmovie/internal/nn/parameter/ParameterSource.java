package org.deepmovie.internal.nn.parameter;

import java.util.List;

/**
 * The source of a network's parameters: a random number generator before training, a file after it.
 * A network gets each parameter once, in the order in which it lists them, before it allocates
 * anything else whose size depends on options.
 *
 * <p>Lengths are {@code long}, so that products of options do not overflow before they are checked.
 */
public interface ParameterSource {

  /** Weights that start uniform in {@code -bound .. bound}. */
  Parameter weights(String name, long length, double bound);

  /** Biases, which start at zero and have no weight decay. */
  Parameter biases(String name, long length);

  /** Scales, which start at one and have no weight decay. */
  Parameter scales(String name, long length);

  /**
   * All parameters of a file that were not asked for yet, for a network that names them itself;
   * empty before training.
   */
  List<Parameter> remaining();

  /** A seed for parameters that a network draws itself; 0 if they come from a file. */
  long seed();

  /** Values that start at {@code initial} and are not trained: statistics of the texts. */
  Parameter state(String name, long length, float initial);
}
