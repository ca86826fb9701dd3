package org.deepmovie.neighborhood.global;

import java.util.OptionalDouble;
import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/**
 * Options that all models with global weights have; each component states its default, range and
 * meaning.
 */
public record NeighborWeightOptions(
    @Hyperparameter(
            value = "500",
            min = 1,
            max = 1_000_000,
            tune = "50..1000 log",
            doc =
                "neighbors stored for each item, which bounds the size of the model: those with the"
                    + " highest correlations above 0")
        int maxNeighbors,
    @Hyperparameter(
            value = "100",
            min = 0,
            max = 1e6,
            tune = "10..300 log",
            doc = "multiplies a similarity over n common ratings by n / (n + shrinkage)")
        double shrinkage,
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "regularization of the weights w_ij of the neighbors' ratings")
        double neighborRegularization,
    @Hyperparameter(
            value = "2",
            min = 0,
            max = 1e6,
            tune = "0.1..10 log",
            doc = "regularization of the weights c_ij of interactions with neighbors")
        double implicitRegularization,
    @Hyperparameter(
            value = "5",
            min = 0,
            max = 1e6,
            tune = "2..50 log",
            doc = "shrinks a bias of the fixed baseline b~ as that many average ratings would")
        double baselineRegularization,
    HistoryOptions history)
    implements NeighborWeightOptionsWith {

  /** Every option at its default. */
  public static NeighborWeightOptions defaults() {
    return OptionsMapper.defaults(NeighborWeightOptions.class);
  }

  /** The options of the fixed baseline b~, from which the neighbors' ratings deviate. */
  NeighborhoodBaselineOptions baseline() {
    return new NeighborhoodBaselineOptions(
        baselineRegularization, OptionalDouble.of(baselineRegularization));
  }
}
