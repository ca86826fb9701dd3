package org.deepmovie.internal.io;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files that may be compressed by gzip, which their first two bytes show. */
public final class TextLines {

  /** The usual ending of the name of a compressed file. */
  public static final String GZIP = ".gz";

  private static final int BUFFER = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextLines() {}

  /** The bytes of {@code file}, decompressed. */
  public static InputStream bytes(Path file) throws IOException {
    return decompressed(Files.newInputStream(file));
  }

  /**
   * The bytes of {@code stream}, decompressed if they begin as gzip does. The result supports
   * marks. If this fails, {@code stream} is closed. Reading throws a {@link
   * java.util.zip.ZipException} at bytes that are not compressed after those that are.
   */
  public static InputStream decompressed(InputStream stream) throws IOException {
    try {
      InputStream bytes = new BufferedInputStream(stream, BUFFER);
      bytes.mark(2);
      byte[] start = bytes.readNBytes(2);
      bytes.reset();
      return isCompressed(start)
          ? new BufferedInputStream(new WholeGzipStream(bytes, BUFFER), BUFFER)
          : bytes;
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  /**
   * The first {@code count} bytes of {@code file} as they are, or all if it has less.
   *
   * @throws IOException if they cannot be read; the message names the file
   */
  public static byte[] start(Path file, int count) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return bytes.readNBytes(count);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException e) {
      throw new IOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether a file that begins with {@code start} is compressed by gzip. */
  public static boolean isCompressed(byte[] start) {
    return start.length >= 2
        && ((start[0] & 0xff) | (start[1] & 0xff) << Byte.SIZE) == GZIPInputStream.GZIP_MAGIC;
  }

  /**
   * The lines of {@code file}, which is UTF-8, without a byte order mark. Reading throws a {@link
   * org.deepmovie.data.DataFormatException} at a line that is too long for one.
   */
  public static BufferedReader of(Path file) throws IOException {
    PushbackReader text =
        new PushbackReader(new InputStreamReader(bytes(file), StandardCharsets.UTF_8));
    int first = text.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      text.unread(first);
    }
    return new BufferedReader(new LineLimitReader(file.toString(), text));
  }
}
