package org.deepmovie.internal.deep.autorec;

import org.deepmovie.internal.nn.optimizer.OptimizerStep;

/**
 * How the weights move in the step of a batch.
 *
 * @param optimizer moves weights against their gradient
 * @param regularizationShare what multiplies the regularization: the batch's share of the rows,
 *     times the decay of the learning rate
 */
public record BatchStep(OptimizerStep optimizer, double regularizationShare) {}
