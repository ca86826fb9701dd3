package org.deepmovie.internal.io;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.deepmovie.data.DataFormatException;

/**
 * Refuses a line that is longer than {@link #LONGEST_LINE}, before whoever collects it needs the
 * memory: a small compressed file may unpack to one endless line.
 */
public final class LineLimitReader extends FilterReader {

  /** The greatest number of characters of a line. */
  public static final int LONGEST_LINE = 1 << 22;

  private final String source;
  private long line = 1;
  private int length;

  /**
   * Reads {@code reader}.
   *
   * @param source the file's name in messages
   */
  public LineLimitReader(String source, Reader reader) {
    super(reader);
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int count) throws IOException {
    int read = in.read(buffer, offset, count);
    for (int n = offset; n < offset + read; n++) {
      if (buffer[n] == '\n') {
        line++;
        length = 0;
      } else if (++length > LONGEST_LINE) {
        throw new DataFormatException(
            source + ":" + line, "a line longer than 4 million characters; is it a text file?");
      }
    }
    return read;
  }
}
