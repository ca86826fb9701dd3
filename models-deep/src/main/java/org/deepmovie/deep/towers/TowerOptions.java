package org.deepmovie.deep.towers;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.text.TextVectorOptions;

/** Options of both towers; defaults, ranges and meaning stand on the components. */
public record TowerOptions(
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 8,
            doc = "hidden layers of a tower; 0: what it gives is linear in what is known")
        int layers,
    @Hyperparameter(
            value = "64",
            min = 1,
            max = 4096,
            tune = "32..256 log",
            doc = "length of a tower's hidden layers")
        int width,
    @Hyperparameter(value = "32", min = 1, max = 1024, doc = "length of an id's embedding")
        int idFactors,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 0.9,
            tune = "0..0.5",
            doc = "share of users and items that a step meets without their ids, as new ones are")
        double idDropout,
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
            max = 1000,
            tune = "0.01..3 log",
            doc = "shrinks weights but not biases, per learning rate")
        double weightDecay,
    TextVectorOptions texts) {}
