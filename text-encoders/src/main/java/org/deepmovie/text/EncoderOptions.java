package org.deepmovie.text;

/** The options that every encoder with a network has. */
public interface EncoderOptions {

  /** How the network is trained. */
  EncoderTrainingOptions training();
}
