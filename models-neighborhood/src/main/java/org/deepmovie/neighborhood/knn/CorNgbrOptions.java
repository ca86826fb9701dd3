package org.deepmovie.neighborhood.knn;

import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.neighborhood.options.NeighborAverageOptions;
import org.deepmovie.neighborhood.options.NeighborCentering;
import org.deepmovie.neighborhood.options.Similarity;
import org.deepmovie.neighborhood.options.SimilarityOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of {@code cor-ngbr}; each component states its default, range and meaning. */
public record CorNgbrOptions(
    @Preset(option = "k", value = "35") NeighborAverageOptions average,
    @Hyperparameter(
            value = "300",
            min = 0,
            max = 1e6,
            tune = "30..1000 log",
            doc = "multiplies a similarity over n common ratings by n / (n + shrinkage)")
        double shrinkage,
    @Hyperparameter(
            value = "500",
            min = 1,
            max = 1_000_000,
            doc = "neighbors stored for each user or item, which bounds the size of the model")
        int maxNeighbors,
    HistoryOptions history)
    implements CorNgbrOptionsWith {

  private static final int MIN_OVERLAP = 2;

  /** Every option at its default. */
  public static CorNgbrOptions defaults() {
    return OptionsMapper.defaults(CorNgbrOptions.class);
  }

  /** The same model as options of {@link Knn}. */
  KnnOptions knn() {
    return new KnnOptions(
        average,
        NeighborCentering.BASELINE,
        new SimilarityOptions(Similarity.PEARSON_BASELINE, MIN_OVERLAP, shrinkage, 0, maxNeighbors),
        history);
  }
}
