package org.deepmovie.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Decompresses gzip to the end of the file. {@link GZIPInputStream} ends in silence at the first
 * part that it cannot read, as if the file ended there, so that what follows a damaged header would
 * be lost. Zeros may follow, with which some devices fill blocks.
 */
final class WholeGzipStream extends GZIPInputStream {

  private static final int TRAILER = 8;

  private boolean ended;

  WholeGzipStream(InputStream compressed, int buffer) throws IOException {
    super(compressed, buffer);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    if (count < 0 && !ended) {
      ended = true;
      requireZeros();
    }
    return count;
  }

  private void requireZeros() throws IOException {
    int rest = inf.getRemaining() - TRAILER;
    for (int n = 0; n < rest; n++) {
      requireZero(buf[len - rest + n]);
    }
    byte[] block = new byte[buf.length];
    for (int count; (count = in.read(block)) > 0; ) {
      for (int n = 0; n < count; n++) {
        requireZero(block[n]);
      }
    }
  }

  private static void requireZero(byte value) throws ZipException {
    if (value != 0) {
      throw new ZipException("other bytes follow the compressed ones");
    }
  }
}
