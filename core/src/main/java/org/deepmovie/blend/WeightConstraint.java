package org.deepmovie.blend;

/** Which weights a {@link Blend} may give to its parts. */
public enum WeightConstraint {
  /** Weights of 0 or more: a blend of parts, from each as much as it helps. */
  NON_NEGATIVE,
  /** Any weights: a part may also correct the others. */
  FREE
}
