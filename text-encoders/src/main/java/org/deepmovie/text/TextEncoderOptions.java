package org.deepmovie.text;

/** The options that every text encoder has. */
public interface TextEncoderOptions {

  /** How words are read. */
  WordOptions words();

  /** How the network is trained. */
  EncoderTrainingOptions training();
}
