package org.deepmovie.internal.io;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.charset.StandardCharsets;
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
   * marks. If this fails, {@code stream} is closed.
   */
  public static InputStream decompressed(InputStream stream) throws IOException {
    try {
      InputStream bytes = new BufferedInputStream(stream, BUFFER);
      bytes.mark(2);
      int magic = bytes.read() | bytes.read() << Byte.SIZE;
      bytes.reset();
      return magic == GZIPInputStream.GZIP_MAGIC
          ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER)
          : bytes;
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
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
