package org.deepmovie.mf.feedback;

/** SVD++. */
public final class AsymmetricSvd extends FeedbackTrainer {

  static final String NAME = "asymmetric-svd";

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public AsymmetricSvd(AsymmetricSvdOptions options) {
    super(options, options.settings());
  }
}
