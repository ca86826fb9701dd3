package org.deepmovie.neighborhood;

import org.deepmovie.model.Biases;

/** What {@link GlobalNgbr} learns: mu, b_u and b_i, and the weights of neighbours. */
record GlobalNgbrModel(Biases biases, NeighborWeights weights) {}
