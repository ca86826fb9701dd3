package org.deepmovie.recommend;

/**
 * A model does not know the user it was asked about. A service may answer with the HTTP status 404.
 */
public class UnknownUserException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String id;

  /** There is no user {@code id}; the message says what to do. */
  public UnknownUserException(String id, String message) {
    super(message);
    this.id = id;
  }

  /** The external id. */
  public String id() {
    return id;
  }
}
