package org.deepmovie.internal.bulk;

import java.io.IOException;
import java.io.InputStream;

/** Hands out a stream in blocks of whole lines, to one thread after the other. */
final class LineBlocks {

  private static final int BLOCK = 1 << 20;

  private final InputStream stream;
  private final byte[] rest = new byte[BLOCK];
  private int restLength;
  private int count;
  private boolean ended;

  LineBlocks(InputStream stream) {
    this.stream = stream;
  }

  /** A block: lines that all end with a line feed. Each thread has one of its own. */
  static final class LineBlock {
    final byte[] bytes = new byte[BLOCK + 1];
    private int length;
    private int number;

    /** The number of bytes. */
    int length() {
      return length;
    }

    /** The number of the block, from 0. */
    int number() {
      return number;
    }
  }

  /**
   * Fills {@code block} with the next lines; returns false at the end.
   *
   * @throws UnusualTextException if a line is longer than a block
   */
  synchronized boolean next(LineBlock block) throws IOException {
    System.arraycopy(rest, 0, block.bytes, 0, restLength);
    int filled = restLength;
    while (!ended && filled < BLOCK) {
      int read = stream.read(block.bytes, filled, BLOCK - filled);
      ended = read < 0;
      filled += Math.max(read, 0);
    }
    int end = filled;
    if (ended) {
      if (end > 0 && block.bytes[end - 1] != '\n') {
        block.bytes[end++] = '\n';
        filled++;
      }
    } else {
      while (end > 0 && block.bytes[end - 1] != '\n') {
        end--;
      }
      if (end == 0) {
        throw new UnusualTextException();
      }
    }
    restLength = filled - end;
    System.arraycopy(block.bytes, end, rest, 0, restLength);
    block.length = end;
    block.number = count++;
    return end > 0;
  }
}
