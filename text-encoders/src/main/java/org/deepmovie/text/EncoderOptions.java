package org.deepmovie.text;

import org.deepmovie.hybrid.SideInformationOptions;

/** The options that every encoder with a network has. */
public interface EncoderOptions {

  /** How the network is trained. */
  EncoderTrainingOptions training();

  /** What is read beside texts: by default attributes and the data's vectors, and no titles. */
  default SideInformationOptions side() {
    return SideInformationOptions.defaults().withTitles(false);
  }
}
