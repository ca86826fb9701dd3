package org.deepmovie.deep.towers;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.Preset;

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
    @Preset(option = "layers", value = "0", tune = "0..2")
        @Preset(option = "idDropout", value = "0")
        @Preset(option = "learningRate", value = "0.003", tune = "0.0003..0.03 log")
        @Preset(option = "weightDecay", value = "2", tune = "0.3..30 log")
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
        int patience) {}
