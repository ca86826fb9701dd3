package org.deepmovie.mf.feedback;

/** SVD++. */
public final class Nsvd extends FeedbackTrainer {

  static final String NAME = "nsvd";

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Nsvd(NsvdOptions options) {
    super(options, options.settings());
  }
}
