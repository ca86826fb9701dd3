package org.deepmovie.neighborhood.knn;

import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.neighborhood.options.NeighborAverageOptions;
import org.deepmovie.neighborhood.options.NeighborCentering;
import org.deepmovie.neighborhood.options.SimilarityOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link Knn}; each component states its default, range and meaning. */
public record KnnOptions(
    NeighborAverageOptions average,
    @Hyperparameter(
            value = "baseline",
            tune = "row-mean,z-score,baseline",
            doc =
                "what is subtracted from ratings before they are averaged: none, row-mean (of the"
                    + " user or item whose neighbors are averaged), column-mean, z-score (row-mean,"
                    + " in standard deviations) or baseline")
        NeighborCentering centering,
    SimilarityOptions similarities,
    HistoryOptions history)
    implements KnnOptionsWith {

  /** Every option at its default. */
  public static KnnOptions defaults() {
    return OptionsMapper.defaults(KnnOptions.class);
  }
}
