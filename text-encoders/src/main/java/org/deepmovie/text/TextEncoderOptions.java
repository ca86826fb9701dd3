package org.deepmovie.text;

/** The options that every encoder of texts has. */
public interface TextEncoderOptions extends EncoderOptions {

  /** How words are read. */
  WordOptions words();
}
