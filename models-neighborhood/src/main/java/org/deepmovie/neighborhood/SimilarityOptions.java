package org.deepmovie.neighborhood;

import org.deepmovie.options.Hyperparameter;

/** Options of how neighbours are found; defaults, ranges and meaning stand on the components. */
public record SimilarityOptions(
    @Hyperparameter(
            value = "pearson-baseline",
            tune = "cosine,adjusted-cosine,pearson,pearson-baseline,mean-squared-difference",
            doc =
                "cosine, adjusted-cosine, pearson, pearson-baseline or mean-squared-difference, over what both have rated or both were rated by")
        Similarity similarity,
    @Hyperparameter(
            value = "2",
            min = 1,
            max = 1_000_000,
            doc = "how much two must have in common to be compared")
        int minOverlap,
    @Hyperparameter(
            value = "200",
            min = 0,
            max = 1e6,
            tune = "20..600 log",
            doc = "lambda2: multiplies a similarity over n by n / (n + lambda2)")
        double shrinkage,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 1_000_000,
            doc = "multiplies a similarity over n by min(n, this) / this; 0 does not")
        int significance,
    @Hyperparameter(
            value = "300",
            min = 1,
            max = 1_000_000,
            doc = "the most similar ones that are kept for each: bounds the model's size")
        int kept) {

  /** The similarity from sums over the {@code n} in common, or NaN if there is none. */
  public double of(double n, double xy, double xx, double yy) {
    if (n < minOverlap) {
      return Double.NaN;
    }
    double weight = n / (n + shrinkage);
    if (significance > 0) {
      weight *= Math.min(n, significance) / significance;
    }
    return weight * similarity.of(n, xy, xx, yy);
  }
}
