package org.deepmovie.text;

/** The options that every text encoder has. */
public interface TextOptions {

  /** How words are read. */
  WordOptions words();

  /** How the network is trained. */
  TrainingOptions training();
}
