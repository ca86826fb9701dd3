package org.deepmovie.data.io;

import com.google.common.io.ByteStreams;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.deepmovie.store.CheckedEntryStream;

/**
 * A text file, on disk or inside an archive: UTF-8 or, if its bytes are not valid UTF-8,
 * ISO-8859-1.
 *
 * @param name what messages call the file
 * @param opener opens the file's bytes; may be asked more than once
 */
record TextFile(String name, Opener opener) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final byte[] UTF_16_BIG_ENDIAN = {(byte) 0xfe, (byte) 0xff};
  private static final byte[] UTF_16_LITTLE_ENDIAN = {(byte) 0xff, (byte) 0xfe};

  /** Opens a file's bytes at their start. */
  interface Opener {
    InputStream open() throws IOException;
  }

  /** Turns a file's characters into something; holds no state, since it may have to start again. */
  interface Parser<T> {
    T parse(Reader reader) throws IOException;
  }

  static TextFile of(Path file) {
    return new TextFile(file.toString(), () -> Files.newInputStream(file));
  }

  /** What {@code parser} makes of the file; it starts again if the file proves not to be UTF-8. */
  <T> T parse(Parser<T> parser) throws IOException {
    try {
      return parse(parser, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      return parse(parser, StandardCharsets.ISO_8859_1);
    }
  }

  private <T> T parse(Parser<T> parser, Charset charset) throws IOException {
    // A decoder, unlike a charset, makes the reader report malformed bytes.
    try (InputStream opened = opener.open();
        PushbackInputStream bytes = new PushbackInputStream(opened, 2);
        Reader reader = new BufferedReader(new InputStreamReader(bytes, charset.newDecoder()))) {
      refuseUtf16(bytes);
      skipByteOrderMark(reader);
      return parse(parser, reader, opened);
    } catch (NoSuchFileException missing) {
      throw new DataFormatException(name, "no such file");
    } catch (ZipException | EOFException damaged) {
      throw new DataFormatException(
          name, "the archive is damaged (" + damaged.getMessage() + "); download it again");
    }
  }

  /** A malformed row may come of a damaged archive, whose checksum shows only at the end. */
  private static <T> T parse(Parser<T> parser, Reader reader, InputStream opened)
      throws IOException {
    try {
      return parser.parse(reader);
    } catch (DataFormatException malformed) {
      if (opened instanceof CheckedEntryStream) {
        ByteStreams.exhaust(opened);
      }
      throw malformed;
    }
  }

  private void refuseUtf16(PushbackInputStream bytes) throws IOException {
    byte[] start = bytes.readNBytes(2);
    if (Arrays.equals(start, UTF_16_BIG_ENDIAN) || Arrays.equals(start, UTF_16_LITTLE_ENDIAN)) {
      throw new DataFormatException(name, "is UTF-16; save it as UTF-8");
    }
    bytes.unread(start);
  }

  private static void skipByteOrderMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }
}
