package org.deepmovie.internal.bulk;

/** A text has something that only the reader of rows can judge. */
final class UnusualTextException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnusualTextException() {
    super("not plain", null, false, false);
  }
}
