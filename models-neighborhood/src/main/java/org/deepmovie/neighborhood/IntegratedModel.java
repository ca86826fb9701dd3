package org.deepmovie.neighborhood;

import org.deepmovie.factor.FactorRecommender;

/** What {@link Integrated} learns: SVD++ with its biases, and the weights of neighbours. */
record IntegratedModel(FactorRecommender factors, NeighborWeights weights) {}
