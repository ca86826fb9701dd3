package org.deepmovie.deep.tower;

import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of the user tower and the item tower. */
public record TowerOptions(
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 8,
            doc = "hidden layers of a tower; 0: a tower is linear")
        int hiddenLayers,
    @Hyperparameter(
            value = "64",
            min = 1,
            max = 4096,
            tune = "32..256 log",
            doc = "units of each hidden layer of a tower")
        int hiddenUnits,
    @Hyperparameter(value = "32", min = 1, max = 1024, doc = "length of the embedding of an id")
        int idEmbeddingDimension,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 0.9,
            tune = "0..0.5",
            doc = "probability with which a step drops an id, as new users and items have none")
        double idDropout,
    @Hyperparameter(
            value = "0.002",
            min = 1e-6,
            max = 1,
            tune = "0.0003..0.01 log",
            doc = "learning rate of Adam")
        double learningRate,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 1000,
            tune = "0.01..3 log",
            doc = "decoupled weight decay of weights, not of biases, per learning rate")
        double weightDecay,
    TextVectorOptions texts)
    implements TowerOptionsWith {

  /** Every option at its default. */
  public static TowerOptions defaults() {
    return OptionsMapper.defaults(TowerOptions.class);
  }
}
