package org.deepmovie.neighborhood.options;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/**
 * How the ratings of neighbors become a prediction; each component states its default and range.
 */
public record NeighborAverageOptions(
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
            value = "0.2",
            min = 0,
            max = 1e6,
            tune = "0..1",
            doc =
                "shrinks a prediction towards the baseline, like neighbors of this total similarity"
                    + " that agree with the baseline; 0: as published")
        double damping,
    NeighborhoodBaselineOptions baseline)
    implements NeighborAverageOptionsWith {

  /** Every option at its default. */
  public static NeighborAverageOptions defaults() {
    return OptionsMapper.defaults(NeighborAverageOptions.class);
  }
}
