package org.deepmovie.recommend;

/**
 * A model was asked what it does not answer; {@link Recommender#capabilities} tells what it does. A
 * service may answer with the HTTP status 501.
 */
public class UnsupportedQueryException extends UnsupportedOperationException {

  private static final long serialVersionUID = 1L;

  private final Capability capability;

  /** The model lacks {@code capability}; the message says what to do. */
  public UnsupportedQueryException(Capability capability, String message) {
    super(message);
    this.capability = capability;
  }

  /** What the model lacks. */
  public Capability capability() {
    return capability;
  }
}
