package org.deepmovie.neighborhood.global;

import org.deepmovie.recommend.BaselineEstimate;

/** What {@link GlobalNgbr} learns: mu, b_u and b_i, and the weights of neighbours. */
public record GlobalNgbrModel(BaselineEstimate biases, NeighborWeights weights) {}
