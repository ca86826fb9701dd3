package org.deepmovie.neighborhood.global;

import org.deepmovie.internal.factor.FactorRecommender;

/** What {@link Integrated} learns: SVD++ with its biases, and the weights of neighbours. */
public record IntegratedModel(FactorRecommender factors, NeighborWeights weights) {}
