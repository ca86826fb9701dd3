package org.deepmovie.neighborhood.global;

/** What is learned: the base terms and the weights of neighbors. Immutable. */
record GlobalWeightModel(BasePredictor base, NeighborWeights weights) {}
