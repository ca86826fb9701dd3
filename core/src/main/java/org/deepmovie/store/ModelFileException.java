package org.deepmovie.store;

import java.io.IOException;

/**
 * A model file is truncated, corrupt, or not one that this library wrote; the message says what.
 */
public class ModelFileException extends IOException {

  private static final long serialVersionUID = 1L;

  public ModelFileException(String message) {
    super(message);
  }

  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
