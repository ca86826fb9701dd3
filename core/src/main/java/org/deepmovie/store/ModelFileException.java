package org.deepmovie.store;

import java.io.IOException;
import org.deepmovie.internal.message.MessageText;

/** A model file is missing, truncated, corrupt, or not one that this library wrote. */
public class ModelFileException extends IOException {

  private static final long serialVersionUID = 1L;

  /** An error with a message that gives the file and the problem. */
  public ModelFileException(String message) {
    super(MessageText.oneLine(message));
  }

  /** An error that {@code cause} revealed. */
  public ModelFileException(String message, Throwable cause) {
    super(MessageText.oneLine(message), cause);
  }
}
