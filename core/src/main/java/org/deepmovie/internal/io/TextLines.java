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

/** Opens files that may be compressed by gzip, which the ending {@code .gz} shows. */
public final class TextLines {

  /** The ending of the name of a compressed file. */
  public static final String GZIP = ".gz";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextLines() {}

  /** The bytes of {@code file}, decompressed. */
  public static InputStream bytes(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    try {
      return file.toString().endsWith(GZIP) ? new GZIPInputStream(bytes) : bytes;
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** The lines of {@code file}, which is UTF-8, without a byte order mark. */
  public static BufferedReader of(Path file) throws IOException {
    PushbackReader text =
        new PushbackReader(new InputStreamReader(bytes(file), StandardCharsets.UTF_8));
    int first = text.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      text.unread(first);
    }
    return new BufferedReader(text);
  }
}
