package org.deepmovie.internal.mf.time;

import org.deepmovie.internal.mf.vector.LearningSettings;

/**
 * How a model takes account of time.
 *
 * @param learning how the parameters that depend on time are learned
 * @param exponent of the distance from a user's mean time
 * @param itemBins equal parts of the calendar in each of which an item has a bias of its own
 */
public record TimeSettings(LearningSettings learning, double exponent, int itemBins) {}
