package org.deepmovie.text;

import org.deepmovie.options.Hyperparameter;

/** Options of how a text encoder is trained; defaults, ranges and meaning stand on them. */
public record TrainingOptions(
    @Hyperparameter(
            value = "0.001",
            min = 1e-6,
            max = 1,
            tune = "0.0003..0.003 log",
            doc = "step size of Adam")
        double learningRate,
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 10,
            tune = "0.1..10 log",
            doc = "shrinks weights but not biases, per learning rate")
        double weightDecay,
    @Hyperparameter(value = "128", min = 1, max = 4096, doc = "items per step of Adam")
        int batchSize,
    @Hyperparameter(
            value = "2",
            min = 1,
            max = 1000,
            tune = "1..4",
            doc = "passes over the items per turn")
        int epochs) {}
