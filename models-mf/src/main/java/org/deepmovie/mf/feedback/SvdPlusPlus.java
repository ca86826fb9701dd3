package org.deepmovie.mf.feedback;

/** SVD++. */
public final class SvdPlusPlus extends FeedbackTrainer {

  static final String NAME = "svd++";

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public SvdPlusPlus(SvdPlusPlusOptions options) {
    super(options, options.settings());
  }
}
