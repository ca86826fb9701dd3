package org.deepmovie.deep.towers;

import org.deepmovie.options.Hyperparameter;

/** Options of {@link JointEmbedding}; defaults, ranges and meaning stand on the components. */
public record JointEmbeddingOptions(
    @Hyperparameter(
            value = "32",
            min = 1,
            max = 2000,
            tune = "8..128 log",
            doc = "length of the vectors of users and items")
        int dimensions,
    @Hyperparameter(
            value = "false",
            tune = "true,false",
            doc = "whether the tower of users is told their ids, as embeddings")
        boolean userIds,
    @Hyperparameter(
            value = "true",
            tune = "true,false",
            doc = "whether the tower of items is told their ids, as embeddings")
        boolean itemIds,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 0.9,
            tune = "0..0.5",
            doc = "share of users and items that a step meets without their ids, as new ones are")
        double idDropout,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 8,
            tune = "0..2",
            doc = "hidden layers of a tower; 0: its vectors are linear in what is known")
        int layers,
    TowerOptions towers,
    @Hyperparameter(
            value = "bce",
            tune = "bce,softmax",
            doc = "loss of the scores: like it or not of each item, or which of all items is liked")
        ScoreLoss loss,
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 1,
            tune = "0.01..1 log",
            doc = "weight of what a user did not rate as not liked; 0: only ratings count (bce)")
        double unrated,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 1,
            tune = "0..0.5",
            doc = "power of the number of a user's ratings by which that user counts less")
        double activity,
    @Hyperparameter(
            value = "0.001",
            min = 0,
            max = 1000,
            tune = "0.0001..1 log",
            doc = "gamma, weight of the cosine loss of rated items")
        double gamma,
    @Hyperparameter(
            value = "true",
            tune = "true,false",
            doc = "whether scores start from how many liked the item")
        boolean popularity,
    @Hyperparameter(
            value = "0.003",
            min = 1e-6,
            max = 1,
            tune = "0.0003..0.03 log",
            doc = "step size of Adam")
        double learningRate,
    @Hyperparameter(
            value = "2",
            min = 0,
            max = 1000,
            tune = "0.3..30 log",
            doc = "shrinks weights but not biases, per learning rate")
        double weightDecay,
    @Hyperparameter(value = "128", min = 2, max = 10_000, doc = "users per step of Adam")
        int batchSize,
    @Hyperparameter(
            value = "4096",
            min = 2,
            max = 100_000,
            doc = "items per step of Adam, drawn at random if there are more")
        int candidates,
    @Hyperparameter(
            value = "40",
            min = 1,
            max = 10000,
            resource = true,
            doc = "passes over the users at most")
        int epochs,
    @Hyperparameter(
            value = "10",
            min = 1,
            max = 10000,
            doc = "epochs without a better NDCG of the validation items before the fit stops")
        int patience) {

  TowerSettings tower() {
    return new TowerSettings(
        layers, towers.width(), towers.idFactors(), idDropout, learningRate, weightDecay);
  }
}
