package org.deepmovie.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * A zip entry's bytes; a wrong checksum or too many bytes are a {@link ZipException}. {@link
 * java.util.zip.ZipFile} compares no checksums, so that a flipped bit would become a wrong number.
 */
public final class CheckedEntryStream extends FilterInputStream {

  private final ZipEntry entry;
  private final CheckedInputStream checked;
  private final long mostBytes;
  private long count;

  /**
   * The bytes of {@code entry}.
   *
   * @param bytes the entry's unchecked bytes
   * @param mostBytes as many may come before the entry is refused
   */
  public CheckedEntryStream(InputStream bytes, ZipEntry entry, long mostBytes) {
    super(new CheckedInputStream(bytes, new CRC32()));
    this.entry = entry;
    this.checked = (CheckedInputStream) in;
    this.mostBytes = mostBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    count += Math.max(read, 0);
    if (count > mostBytes) {
      throw new ZipException(entry.getName() + " unpacks to more than " + mostBytes + " bytes");
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
