package org.deepmovie.internal.rows;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Adds a last line to a text: {@link #MARK} alone. A CSV reader that does not find it as a row of
 * its own has read the end of the text as a part of a field, so that a quote is open.
 */
final class EndMarkedReader extends FilterReader {

  /** A character that no text has. */
  static final String MARK = "\uFFFF";

  private char last = '\n';
  private boolean ended;
  private String rest = "";

  EndMarkedReader(Reader reader) {
    super(reader);
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    if (!ended) {
      int read = in.read(buffer, offset, length);
      if (read > 0) {
        last = buffer[offset + read - 1];
      }
      if (read >= 0) {
        return read;
      }
      ended = true;
      rest = last == '\n' || last == '\r' ? MARK : "\n" + MARK;
    }
    if (rest.isEmpty()) {
      return -1;
    }
    int count = Math.min(length, rest.length());
    rest.getChars(0, count, buffer, offset);
    rest = rest.substring(count);
    return count;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }
}
