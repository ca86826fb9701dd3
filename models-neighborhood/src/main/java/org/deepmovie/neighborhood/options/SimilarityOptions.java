package org.deepmovie.neighborhood.options;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of the search for neighbors; each component states its default, range and meaning. */
public record SimilarityOptions(
    @Hyperparameter(
            value = "pearson-baseline",
            tune = "cosine,adjusted-cosine,pearson,pearson-baseline,mean-squared-difference",
            doc =
                "how two users or two items are compared: cosine, adjusted-cosine, pearson,"
                    + " pearson-baseline or mean-squared-difference")
        Similarity similarity,
    @Hyperparameter(
            value = "2",
            min = 1,
            max = 1_000_000,
            doc = "least number of common ratings for two users or two items to be compared")
        int minOverlap,
    @Hyperparameter(
            value = "200",
            min = 0,
            max = 1e6,
            tune = "20..600 log",
            doc = "multiplies a similarity over n common ratings by n / (n + shrinkage)")
        double shrinkage,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 1_000_000,
            doc =
                "multiplies a similarity over n common ratings by min(n, threshold) / threshold; 0:"
                    + " off")
        int significanceThreshold,
    @Hyperparameter(
            value = "300",
            min = 1,
            max = 1_000_000,
            doc = "neighbors stored for each user or item, which bounds the size of the model")
        int maxNeighbors)
    implements SimilarityOptionsWith {

  /** Every option at its default. */
  public static SimilarityOptions defaults() {
    return OptionsMapper.defaults(SimilarityOptions.class);
  }
}
