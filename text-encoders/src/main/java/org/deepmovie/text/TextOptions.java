package org.deepmovie.text;

/** The options that every text encoder has; ranges and meaning stand on its record. */
public interface TextOptions {

  /** How words are read. */
  WordOptions words();

  /** Items per step of the optimizer. */
  int batchSize();

  /** Passes over the items per turn of the alternating loop. */
  int epochs();

  /** Adam's step size. */
  double learningRate();

  /**
   * By which part of itself, times the learning rate, each weight, but no bias, shrinks per step.
   */
  double weightDecay();
}
