package org.deepmovie.text;

/**
 * ND4J's backend is missing, or does not start on this machine. A service may answer with the HTTP
 * status 503.
 */
public class BackendException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /** The message says which backend is needed. */
  public BackendException(String message) {
    super(message);
  }

  /** As above, with a cause. */
  public BackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
