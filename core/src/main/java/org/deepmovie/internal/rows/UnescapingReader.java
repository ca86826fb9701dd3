package org.deepmovie.internal.rows;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Rewrites quotes that are escaped by a character, such as {@code "say \"hi\""}, as doubled quotes,
 * which CSV has: {@code "say ""hi"""}. Outside quotes the escape character has no meaning.
 */
final class UnescapingReader extends FilterReader {

  private final char quote;
  private final char escape;
  private boolean quoted;
  private int pending = -1;

  UnescapingReader(Reader reader, char quote, char escape) {
    super(reader);
    this.quote = quote;
    this.escape = escape;
  }

  @Override
  public int read() throws IOException {
    if (pending >= 0) {
      int next = pending;
      pending = -1;
      return next;
    }
    int next = in.read();
    if (next == quote) {
      quoted = !quoted;
    } else if (next == escape && quoted) {
      int escaped = in.read();
      if (escaped == escape) {
        return escape;
      }
      pending = escaped;
      return escaped == quote ? quote : escape;
    }
    return next;
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
