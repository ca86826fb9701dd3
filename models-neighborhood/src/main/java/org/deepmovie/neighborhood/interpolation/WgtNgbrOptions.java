package org.deepmovie.neighborhood.interpolation;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.neighborhood.options.Similarity;
import org.deepmovie.neighborhood.options.SimilarityOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;

/** Options of {@link WgtNgbr}; each component states its default, range and meaning. */
public record WgtNgbrOptions(
    @Hyperparameter(
            value = "30",
            min = 1,
            max = 1000,
            tune = "10..60 log",
            doc =
                "maximum number of rated neighbors that a prediction uses, the most"
                    + " similar ones")
        int k,
    @Hyperparameter(
            value = "150",
            min = 0,
            max = 1e6,
            tune = "10..1000 log",
            doc =
                "shrinks an average product of residuals towards that of all pairs of items, like"
                    + " this many average users")
        double productShrinkage,
    @Hyperparameter(
            value = "250",
            min = 0,
            max = 1e6,
            tune = "10..500 log",
            doc = "multiplies a similarity over n common ratings by n / (n + shrinkage)")
        double shrinkage,
    @Hyperparameter(value = "false", doc = "whether weights below 0 are forbidden")
        boolean nonNegative,
    @Hyperparameter(
            value = "500",
            min = 1,
            max = 1_000_000,
            doc = "neighbors stored for each user or item, which bounds the size of the model")
        int maxNeighbors,
    @Hyperparameter(
            value = "100",
            min = 0,
            max = 2000,
            doc =
                "million pairs of items whose products are kept in memory, at most, 4 bytes each;"
                    + " with more pairs they are computed for every prediction")
        int millionCachedPairs,
    @Hyperparameter(
            value = "10",
            min = 0,
            max = 1e6,
            tune = "2..100 log",
            doc =
                "shrinks the slope of a user's ratings over the items' biases, like this sum of"
                    + " squares; 0: no such effect")
        double averageEffectShrinkage,
    @Hyperparameter(
            value = "60",
            min = 0,
            max = 1e6,
            tune = "10..500 log",
            doc =
                "shrinks the slope of a user's ratings over the logarithms of the items' numbers of"
                    + " ratings, like this sum of squares; 0: no such effect")
        double supportEffectShrinkage,
    NeighborhoodBaselineOptions baseline,
    HistoryOptions history)
    implements WgtNgbrOptionsWith {

  private static final int MIN_OVERLAP = 2;

  /** Every option at its default. */
  public static WgtNgbrOptions defaults() {
    return OptionsMapper.defaults(WgtNgbrOptions.class);
  }

  GlobalEffects effects(RatingMatrix ratings, BaselineEstimate biases, double unit) {
    return new GlobalEffects(ratings, biases, unit, averageEffectShrinkage, supportEffectShrinkage);
  }

  SimilarityOptions similarities() {
    return new SimilarityOptions(
        Similarity.PEARSON_BASELINE, MIN_OVERLAP, shrinkage, 0, maxNeighbors);
  }
}
