package org.deepmovie.neighborhood.global;

import org.deepmovie.mf.feedback.SvdPlusPlusOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of {@link Integrated}; each component states its default, range and meaning. */
public record IntegratedOptions(
    SvdPlusPlusOptions factorization,
    @Hyperparameter(
            value = "0.007",
            min = 0,
            max = 1,
            tune = "0.003..0.03 log",
            doc = "learning rate of the biases in the first epoch")
        double biasLearningRate,
    @Preset(option = "maxNeighbors", value = "300")
        @Preset(option = "implicitRegularization", value = "1")
        @Preset(option = "baselineRegularization", value = "15")
        NeighborWeightOptions neighbors,
    @Hyperparameter(
            value = "0.004",
            min = 0,
            max = 1,
            tune = "0.0003..0.01 log",
            doc = "learning rate of the neighbors' weights in the first epoch")
        double neighborLearningRate)
    implements IntegratedOptionsWith {

  /** Every option at its default. */
  public static IntegratedOptions defaults() {
    return OptionsMapper.defaults(IntegratedOptions.class);
  }

  /** How the neighbors' weights are fitted; they start from 0. */
  NeighborWeightSettings settings() {
    return new NeighborWeightSettings(
        neighbors, 0, neighborLearningRate, factorization.common().regularizationScaling());
  }
}
