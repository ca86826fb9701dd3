package org.deepmovie.internal.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * The bytes of a zip entry. It throws a {@link ZipException} for a wrong checksum or too many
 * bytes; {@link java.util.zip.ZipFile} does not compare checksums.
 */
public final class CheckedEntryStream extends FilterInputStream {

  private final ZipEntry entry;
  private final CheckedInputStream checked;
  private final long maxBytes;
  private long count;

  /**
   * The bytes of {@code entry}.
   *
   * @param bytes the entry's bytes, unchecked
   * @param maxBytes the largest number of bytes; more are refused
   */
  public CheckedEntryStream(InputStream bytes, ZipEntry entry, long maxBytes) {
    super(new CheckedInputStream(bytes, new CRC32()));
    this.entry = entry;
    this.checked = (CheckedInputStream) in;
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count += Math.max(read, 0);
    if (count > maxBytes) {
      throw new ZipException(entry.getName() + " unpacks to more than " + maxBytes + " bytes");
    }
    if (read < 0 && entry.getCrc() >= 0 && checked.getChecksum().getValue() != entry.getCrc()) {
      throw new ZipException(entry.getName() + " has a wrong checksum");
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    return readNBytes((int) Math.min(bytes, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
