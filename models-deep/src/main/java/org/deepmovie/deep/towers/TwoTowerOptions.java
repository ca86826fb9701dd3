package org.deepmovie.deep.towers;

import org.deepmovie.options.Hyperparameter;

/** Options of {@link TwoTower}; defaults, ranges and meaning stand on the components. */
public record TwoTowerOptions(
    @Hyperparameter(
            value = "true",
            tune = "true,false",
            doc = "whether the towers are told the ids of users and items, as embeddings")
        boolean ids,
    TowerOptions towers,
    @Hyperparameter(
            value = "64",
            min = 1,
            max = 2000,
            doc = "length of the head's hidden layer, into which both towers end")
        int head,
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
        int patience) {}
