package org.deepmovie.neighborhood.global;

/** The learned parameters: those of the base terms, and the weights of neighbors. Immutable. */
record GlobalWeightModel(BasePredictor base, NeighborWeights weights) {}
