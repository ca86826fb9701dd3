package org.deepmovie.deep.towers;

import org.deepmovie.options.Hyperparameter;

/** Options of {@link TwoTower}; defaults, ranges and meaning stand on the components. */
public record TwoTowerOptions(
    @Hyperparameter(
            value = "true",
            tune = "true,false",
            doc = "whether the towers are told the ids of users and items, as embeddings")
        boolean ids,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 0.9,
            tune = "0..0.5",
            doc = "share of users and items that a step meets without their ids, as new ones are")
        double idDropout,
    @Hyperparameter(value = "1", min = 0, max = 8, doc = "hidden layers of a tower") int layers,
    TowerOptions towers,
    @Hyperparameter(
            value = "64",
            min = 1,
            max = 2000,
            doc = "length of the head's hidden layer, into which both towers end")
        int head,
    @Hyperparameter(
            value = "0.002",
            min = 1e-6,
            max = 1,
            tune = "0.0003..0.01 log",
            doc = "step size of Adam")
        double learningRate,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 100,
            tune = "0.01..3 log",
            doc = "shrinks weights but not biases, per learning rate")
        double weightDecay,
    @Hyperparameter(
            value = "1024",
            min = 1,
            max = 1_000_000,
            doc = "ratings per step of Adam, about")
        int batchSize,
    @Hyperparameter(
            value = "20",
            min = 1,
            max = 10000,
            resource = true,
            doc = "passes over the ratings at most")
        int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a better validation error before the fit stops")
        int patience) {

  TowerSettings tower() {
    return new TowerSettings(
        layers, towers.width(), towers.idFactors(), idDropout, learningRate, weightDecay);
  }
}
