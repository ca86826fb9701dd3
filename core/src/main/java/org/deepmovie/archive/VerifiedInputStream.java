package org.deepmovie.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * Checks an entry's checksum when its end is reached. {@link java.util.zip.ZipFile} does not, so
 * that a flipped bit would otherwise become a wrong number.
 */
final class VerifiedInputStream extends FilterInputStream {

  private final CRC32 sum = new CRC32();
  private final long expected;
  private final String entry;

  VerifiedInputStream(InputStream in, long expected, String entry) {
    super(in);
    this.expected = expected;
    this.entry = entry;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    if (value < 0) {
      verify();
    } else {
      sum.update(value);
    }
    return value;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = in.read(into, offset, length);
    if (count < 0) {
      verify();
    } else {
      sum.update(into, offset, count);
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void verify() throws ArchiveException {
    if (sum.getValue() != expected) {
      throw new ArchiveException(entry + " is corrupt: its checksum is wrong");
    }
  }
}
