package org.deepmovie.deep.towers;

/**
 * How a {@link Tower} is built and trained.
 *
 * @param layers how many hidden layers it has
 * @param width their length
 * @param idFactors length of an id's embedding
 * @param idDropout share of rows that a step is told no ids of
 * @param learningRate step size of Adam
 * @param weightDecay shrinks weights but not biases, per learning rate
 */
record TowerSettings(
    int layers,
    int width,
    int idFactors,
    double idDropout,
    double learningRate,
    double weightDecay) {}
