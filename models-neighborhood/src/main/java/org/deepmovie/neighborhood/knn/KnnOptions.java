package org.deepmovie.neighborhood.knn;

import org.deepmovie.neighborhood.options.NeighborCentering;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.neighborhood.options.SimilarityOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link Knn}; each component states its default, range and meaning. */
public record KnnOptions(
    @Hyperparameter(
            value = "40",
            min = 1,
            max = 1_000_000,
            tune = "10..100 log",
            doc =
                "maximum number of rated neighbors that a prediction uses, the most"
                    + " similar ones")
        int k,
    @Hyperparameter(
            value = "baseline",
            tune = "row-mean,z-score,baseline",
            doc =
                "what is subtracted from ratings before they are averaged: none, row-mean (of the"
                    + " user or item whose neighbors are averaged), column-mean, z-score (row-mean,"
                    + " in standard deviations) or baseline")
        NeighborCentering centering,
    @Hyperparameter(
            value = "0.2",
            min = 0,
            max = 1e6,
            tune = "0..1",
            doc =
                "shrinks a prediction towards the baseline, like neighbors of this total similarity"
                    + " that agree with the baseline; 0: as published")
        double damping,
    SimilarityOptions similarities,
    NeighborhoodBaselineOptions baseline)
    implements KnnOptionsWith {

  /** Every option at its default. */
  public static KnnOptions defaults() {
    return OptionsMapper.defaults(KnnOptions.class);
  }
}
