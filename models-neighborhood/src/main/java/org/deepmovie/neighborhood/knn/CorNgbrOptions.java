package org.deepmovie.neighborhood.knn;

import org.deepmovie.neighborhood.NeighborhoodBaselineOptions;
import org.deepmovie.neighborhood.Similarity;
import org.deepmovie.neighborhood.SimilarityOptions;
import org.deepmovie.options.Hyperparameter;

/** Options of {@code cor-ngbr}; defaults, ranges and meaning stand on the components. */
public record CorNgbrOptions(
    @Hyperparameter(
            value = "35",
            min = 1,
            max = 1_000_000,
            tune = "10..100 log",
            doc =
                "the most similar of the rated items that a prediction is a mean over, at most: of those kept")
        int k,
    @Hyperparameter(
            value = "300",
            min = 0,
            max = 1e6,
            tune = "30..1000 log",
            doc = "lambda2: multiplies a correlation over n users by n / (n + lambda2)")
        double lambda2,
    @Hyperparameter(
            value = "500",
            min = 1,
            max = 1_000_000,
            doc = "the most similar items that are kept for each: bounds the model's size")
        int kept,
    NeighborhoodBaselineOptions baseline) {

  KnnOptions knn() {
    return new KnnOptions(
        k,
        NeighborCentering.BASELINE,
        new SimilarityOptions(Similarity.PEARSON_BASELINE, 2, lambda2, 0, kept),
        baseline);
  }
}
