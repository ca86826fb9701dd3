package org.deepmovie.internal.deep.autorec;

import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.nn.Activation;
import org.deepmovie.nn.Optimizer;

/**
 * The shape of the network, its regularization and its optimizer.
 *
 * @param hiddenUnits units of the first hidden layer
 * @param secondHiddenUnits units of the second hidden layer; 0: there is none
 * @param activation of hidden units
 * @param input regularizes the weights of inputs; without its scaling those between hidden layers
 * @param output regularizes the weights of outputs
 * @param l1Ratio the L1 part of the regularization, from 0 to 1
 */
public record AutoencoderSpec(
    int hiddenUnits,
    int secondHiddenUnits,
    Activation activation,
    Regularization input,
    Regularization output,
    double l1Ratio,
    Optimizer optimizer) {

  boolean hasSecond() {
    return secondHiddenUnits > 0;
  }

  /** The number of units of the last hidden layer. */
  public int lastHiddenUnits() {
    return hasSecond() ? secondHiddenUnits : hiddenUnits;
  }
}
