package org.deepmovie.neighborhood.interpolation;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.neighborhood.NeighborhoodBaselineOptions;
import org.deepmovie.neighborhood.Similarity;
import org.deepmovie.neighborhood.SimilarityOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.recommend.BaselineEstimate;

/** Options of {@link WgtNgbr}; defaults, ranges and meaning stand on the components. */
public record WgtNgbrOptions(
    @Hyperparameter(
            value = "30",
            min = 1,
            max = 1000,
            tune = "10..60 log",
            doc =
                "the most similar of the rated items that are given weights, at most: of those kept")
        int k,
    @Hyperparameter(
            value = "150",
            min = 0,
            max = 1e6,
            tune = "10..1000 log",
            doc = "pulls an average product over n users to that of all pairs of items by n + beta")
        double beta,
    @Hyperparameter(
            value = "250",
            min = 0,
            max = 1e6,
            tune = "10..500 log",
            doc = "lambda2: multiplies a correlation over n users by n / (n + lambda2)")
        double lambda2,
    @Hyperparameter(value = "false", doc = "whether weights below 0 are forbidden")
        boolean nonNegative,
    @Hyperparameter(
            value = "500",
            min = 1,
            max = 1_000_000,
            doc = "the most similar items that are kept for each: bounds the model's size")
        int kept,
    @Hyperparameter(
            value = "100",
            min = 0,
            max = 2000,
            doc =
                "up to how many million pairs of items their products are kept in memory, 4 bytes each; of more they are worked out at every prediction")
        int millionCachedPairs,
    @Hyperparameter(
            value = "10",
            min = 0,
            max = 1e6,
            tune = "2..100 log",
            doc =
                "pulls to 0 how far a user goes with the items' biases, as that sum of squares would; 0: no such effect")
        double averageEffectShrinkage,
    @Hyperparameter(
            value = "60",
            min = 0,
            max = 1e6,
            tune = "10..500 log",
            doc =
                "pulls to 0 how far a user goes with the items' numbers of ratings; 0: no such effect")
        double supportEffectShrinkage,
    NeighborhoodBaselineOptions baseline) {

  GlobalEffects effects(RatingMatrix ratings, BaselineEstimate biases, double unit) {
    return new GlobalEffects(ratings, biases, unit, averageEffectShrinkage, supportEffectShrinkage);
  }

  SimilarityOptions similarities() {
    return new SimilarityOptions(Similarity.PEARSON_BASELINE, 2, lambda2, 0, kept);
  }
}
