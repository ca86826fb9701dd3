package org.deepmovie.archive;

import java.io.IOException;

/**
 * A model file is truncated, corrupt, or not one that this library wrote; the message says what.
 */
public class ArchiveException extends IOException {

  private static final long serialVersionUID = 1L;

  public ArchiveException(String message) {
    super(message);
  }

  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
