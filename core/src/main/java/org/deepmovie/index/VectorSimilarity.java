package org.deepmovie.index;

/** The score of a vector v for a query q. */
public enum VectorSimilarity {
  /** q . v. */
  INNER_PRODUCT,
  /** q . v / (|q| |v|), or 0 if either of them is 0. */
  COSINE
}
