package org.deepmovie.text;

/** The options that every text encoder has; ranges and meaning stand on its record. */
public interface TextOptions {

  /** The most words to know. */
  int vocabulary();

  /** The most known words of a text to read. */
  int maxTokens();

  /** The length of the word vectors; 0 for that of the file, or 50 if there is none. */
  int embedding();

  /** The file from which the word vectors start; empty for a random start. */
  String vectors();

  /** Whether the word vectors stay as the file gives them. */
  boolean frozen();

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
