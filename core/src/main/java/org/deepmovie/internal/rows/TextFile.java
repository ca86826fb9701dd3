package org.deepmovie.internal.rows;

import com.google.common.io.ByteSource;
import com.google.common.io.ByteStreams;
import com.google.common.io.MoreFiles;
import com.google.common.primitives.Bytes;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.internal.io.TextLines;

/**
 * A text file, on disk, inside an archive, or in memory; plain or compressed by gzip. It is UTF-16
 * if its first bytes say so, else UTF-8 or, if its bytes are not valid UTF-8, ISO-8859-1.
 *
 * @param name the file's name in messages
 * @param bytes the file's bytes; may be opened more than once
 */
public record TextFile(String name, ByteSource bytes) {

  /** What is wrong with a file that holds no text, and what to do. */
  public static final String NO_TEXT =
      "is no text, or not in UTF-8 or UTF-16; save it as CSV in UTF-8";

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int START = 1 << 16;

  /** Parses a file's characters. It must hold no state, since it may be called a second time. */
  @FunctionalInterface
  public interface TextParser<T> {
    /** Parses {@code text} to its end. */
    T parse(DecodedText text) throws IOException;
  }

  /** The file at {@code path}. A pipe is read now, once, into memory. */
  public static TextFile of(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new DataFormatException(path.toString(), "no such file");
    }
    if (Files.isDirectory(path)) {
      throw new DataFormatException(path.toString(), "is a folder; give a file");
    }
    return Files.isRegularFile(path)
        ? new TextFile(path.toString(), MoreFiles.asByteSource(path))
        : of(path.toString(), Files.newInputStream(path));
  }

  /** The bytes of {@code stream}, which is read now, once, into memory, and closed. */
  public static TextFile of(String name, InputStream stream) throws IOException {
    try (stream) {
      byte[] start = stream.readNBytes(START);
      if (isBinary(start)) {
        throw new DataFormatException(name, NO_TEXT);
      }
      return new TextFile(name, ByteSource.wrap(Bytes.concat(start, stream.readAllBytes())));
    }
  }

  /**
   * Whether three zeros are neighbors, as in no text: an endless pipe of such is not read on. Two
   * are neighbors in UTF-16, where a letter of ASCII meets a character such as U+3000.
   */
  private static boolean isBinary(byte[] start) {
    boolean zeros = Bytes.indexOf(start, new byte[3]) >= 0;
    return zeros && !TextLines.isCompressed(start);
  }

  /** Parses the file in the charset that it is found to have. */
  public <T> T parse(TextParser<T> parser) throws IOException {
    return parse(parser, Optional.empty());
  }

  /**
   * Parses the file.
   *
   * @param charset how it is decoded; empty for the charset that it is found to have
   * @throws DataFormatException if it is no text, is damaged, or is not in the charset
   */
  public <T> T parse(TextParser<T> parser, Optional<Charset> charset) throws IOException {
    Charset first = charset.orElse(StandardCharsets.UTF_8);
    try {
      return parseAs(first, charset.isPresent(), parser);
    } catch (CharacterCodingException notInCharset) {
      if (charset.isPresent()) {
        throw new DataFormatException(name, "is not " + first + "; give another encoding");
      }
      return parseAs(StandardCharsets.ISO_8859_1, true, parser);
    }
  }

  private <T> T parseAs(Charset given, boolean fixed, TextParser<T> parser) throws IOException {
    try (InputStream opened = TextLines.decompressed(bytes.openStream())) {
      byte[] start = ContentType.start(opened);
      ContentType.refuseOther(name, start);
      Charset charset = fixed ? given : ContentType.utf16(start).orElse(given);
      // A decoder, unlike a charset, makes the reader report malformed bytes.
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(opened, charset.newDecoder()), 1 << 15);
      skipByteOrderMark(reader);
      return parse(parser, new DecodedText(name, charset, reader), opened);
    } catch (NoSuchFileException missing) {
      throw new DataFormatException(name, "no such file");
    } catch (ZipException | EOFException damaged) {
      throw new DataFormatException(
          name,
          "the archive is damaged"
              + (damaged.getMessage() == null ? "" : " (" + damaged.getMessage() + ")")
              + "; download it again");
    } catch (CharacterCodingException | DataFormatException own) {
      throw own;
    } catch (IOException failed) {
      throw new IOException(name + " cannot be read: " + failed.getMessage(), failed);
    }
  }

  /** On an error reads on: the cause may be a damaged archive, whose checksum fails at the end. */
  private static <T> T parse(TextParser<T> parser, DecodedText text, InputStream opened)
      throws IOException {
    try {
      return parser.parse(text);
    } catch (DataFormatException malformed) {
      ByteStreams.exhaust(opened);
      throw malformed;
    }
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }
}
