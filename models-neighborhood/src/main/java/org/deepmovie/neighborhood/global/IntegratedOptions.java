package org.deepmovie.neighborhood.global;

import org.deepmovie.mf.feedback.SvdPlusPlusOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.Preset;

/** Options of {@link Integrated}; defaults, ranges and meaning stand on the components. */
public record IntegratedOptions(
    SvdPlusPlusOptions factorization,
    @Hyperparameter(
            value = "0.007",
            min = 0,
            max = 1,
            tune = "0.003..0.03 log",
            doc = "learning rate of biases in the first epoch")
        double biasLearningRate,
    @Preset(option = "k", value = "300")
        @Preset(option = "implicitRegularization", value = "1")
        @Preset(option = "baselineRegularization", value = "15")
        NeighborWeightOptions neighbors,
    @Hyperparameter(
            value = "0.004",
            min = 0,
            max = 1,
            tune = "0.0003..0.01 log",
            doc = "learning rate of the neighbours' weights in the first epoch")
        double neighborLearningRate) {

  public NeighborWeightSettings settings() {
    return neighbors.settings(
        0, neighborLearningRate, factorization.common().regularizationScaling());
  }
}
