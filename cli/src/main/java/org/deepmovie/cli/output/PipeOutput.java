package org.deepmovie.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Standard output, which remembers whether its reader went away, as {@code head} does when it has
 * seen enough. That is no error, unlike a full disk.
 */
public final class PipeOutput extends FilterOutputStream {

  private volatile boolean closedByReader;

  /** Writes to {@code target}. */
  public PipeOutput(OutputStream target) {
    super(target);
  }

  /** Whether the reader of a pipe closed it. */
  public boolean isClosedByReader() {
    return closedByReader;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      closedByReader |= message.contains("broken pipe") || message.contains("pipe is being closed");
      throw e;
    }
  }
}
