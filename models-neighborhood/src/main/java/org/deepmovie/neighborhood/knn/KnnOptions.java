package org.deepmovie.neighborhood.knn;

import org.deepmovie.neighborhood.NeighborhoodBaselineOptions;
import org.deepmovie.neighborhood.SimilarityOptions;
import org.deepmovie.options.Hyperparameter;

/** Options of {@link Knn}; defaults, ranges and meaning stand on the components. */
public record KnnOptions(
    @Hyperparameter(
            value = "40",
            min = 1,
            max = 1_000_000,
            tune = "10..100 log",
            doc =
                "neighbours that a prediction is a mean over, at most: the most similar of those kept that have a rating")
        int k,
    @Hyperparameter(
            value = "baseline",
            tune = "row-mean,z-score,baseline",
            doc =
                "what is taken off ratings before the mean: none, the row-mean (of the user or item whose neighbours count), the column-mean, z-score (row-mean in standard deviations) or the baseline")
        NeighborCentering centering,
    SimilarityOptions similarities,
    NeighborhoodBaselineOptions baseline) {}
