package org.deepmovie.internal.rows;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Takes the quotes off lines that are quoted as a whole, as spreadsheets write them: {@code
 * "ann,""Matrix, The"",5"} becomes {@code ann,"Matrix, The",5}. Other lines stay as they are.
 */
public final class QuotedLineReader extends FilterReader {

  private static final char QUOTE = '"';

  private boolean lineStart = true;
  private boolean quoted;

  QuotedLineReader(Reader reader) {
    super(reader);
  }

  /** Whether {@code line} is one quoted text. */
  public static boolean isQuoted(String line) {
    int last = line.length() - 1;
    if (last < 1 || line.charAt(0) != QUOTE || line.charAt(last) != QUOTE) {
      return false;
    }
    for (int n = 1; n < last; n++) {
      if (line.charAt(n) == QUOTE) {
        n++;
        if (n == last || line.charAt(n) != QUOTE) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    if (lineStart && next == QUOTE) {
      quoted = true;
      next = in.read();
    }
    lineStart = false;
    if (quoted && next == QUOTE) {
      next = in.read();
      quoted = next == QUOTE;
    }
    if (isLineEnd(next)) {
      quoted = false;
      lineStart = true;
    }
    return next;
  }

  private static boolean isLineEnd(int character) {
    return character == '\n' || character == '\r';
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = 0;
    for (int next; count < length && (next = read()) >= 0; count++) {
      buffer[offset + count] = (char) next;
    }
    return count == 0 && length > 0 ? -1 : count;
  }
}
