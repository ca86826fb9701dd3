package org.deepmovie.data.io;

import com.google.common.io.ByteSource;
import com.google.common.io.ByteStreams;
import com.google.common.io.MoreFiles;
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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.deepmovie.internal.io.CheckedEntryStream;

/**
 * A text file, on disk or inside an archive: UTF-8 or, if its bytes are not valid UTF-8,
 * ISO-8859-1.
 *
 * @param name the file's name in messages
 * @param bytes the file's bytes; may be opened more than once
 */
record TextFile(String name, ByteSource bytes) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final byte[] UTF_16_BIG_ENDIAN = {(byte) 0xfe, (byte) 0xff};
  private static final byte[] UTF_16_LITTLE_ENDIAN = {(byte) 0xff, (byte) 0xfe};

  /** Parses a file's characters. It must hold no state, since it may be called a second time. */
  interface TextParser<T> {
    T parse(Reader reader) throws IOException;
  }

  static TextFile of(Path file) {
    return new TextFile(file.toString(), MoreFiles.asByteSource(file));
  }

  /** Parses the file as UTF-8, and once more as ISO-8859-1 if it turns out not to be UTF-8. */
  <T> T parse(TextParser<T> parser) throws IOException {
    try {
      return parse(parser, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      return parse(parser, StandardCharsets.ISO_8859_1);
    }
  }

  private <T> T parse(TextParser<T> parser, Charset charset) throws IOException {
    // A decoder, unlike a charset, makes the reader report malformed bytes.
    try (InputStream opened = bytes.openStream();
        PushbackInputStream pushback = new PushbackInputStream(opened, 2);
        Reader reader = new BufferedReader(new InputStreamReader(pushback, charset.newDecoder()))) {
      refuseUtf16(pushback);
      skipByteOrderMark(reader);
      return parse(parser, reader, opened);
    } catch (NoSuchFileException missing) {
      throw new DataFormatException(name, "no such file");
    } catch (ZipException | EOFException damaged) {
      throw new DataFormatException(
          name, "the archive is damaged (" + damaged.getMessage() + "); download it again");
    }
  }

  /** On an error reads on: the cause may be a damaged archive, whose checksum fails at the end. */
  private static <T> T parse(TextParser<T> parser, Reader reader, InputStream opened)
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

  private void refuseUtf16(PushbackInputStream pushback) throws IOException {
    byte[] start = pushback.readNBytes(2);
    if (Arrays.equals(start, UTF_16_BIG_ENDIAN) || Arrays.equals(start, UTF_16_LITTLE_ENDIAN)) {
      throw new DataFormatException(name, "is UTF-16; save it as UTF-8");
    }
    pushback.unread(start);
  }

  private static void skipByteOrderMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }
}
