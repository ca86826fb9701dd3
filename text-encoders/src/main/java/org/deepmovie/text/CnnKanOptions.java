package org.deepmovie.text;

import org.deepmovie.options.Hyperparameter;

/**
 * Options of the text CNN with Kolmogorov-Arnold layers; defaults, ranges and meaning stand on the
 * components.
 */
public record CnnKanOptions(
    WordOptions words,
    @Hyperparameter(value = "100", min = 1, max = 1000, doc = "filters of each width, 3, 4 and 5")
        int filters,
    @Hyperparameter(value = "64", min = 1, max = 2000, doc = "units of the hidden layer")
        int hidden,
    @Hyperparameter(
            value = "spline",
            tune = "spline,chebyshev",
            doc = "what an edge's function is made of: cubic B-splines or Chebyshev polynomials")
        Basis basis,
    @Hyperparameter(
            value = "8",
            min = 4,
            max = 64,
            tune = "4..12",
            doc = "splines (on as many intervals less 3) or polynomials per edge")
        int functions,
    @Hyperparameter(
            value = "0.2",
            min = 0,
            max = 0.9,
            tune = "0..0.5",
            doc = "part of the hidden units to drop")
        double dropout,
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
        int epochs)
    implements TextOptions {}
