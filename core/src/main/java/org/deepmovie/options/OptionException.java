package org.deepmovie.options;

import org.deepmovie.internal.message.MessageText;

/**
 * A model or an option of that name does not exist, or the option does not accept the value. A
 * service may answer with the HTTP status 400.
 */
public class OptionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The message says what is accepted. */
  public OptionException(String message) {
    super(MessageText.oneLine(message));
  }

  /** As above, with a cause. */
  public OptionException(String message, Throwable cause) {
    super(MessageText.oneLine(message), cause);
  }
}
