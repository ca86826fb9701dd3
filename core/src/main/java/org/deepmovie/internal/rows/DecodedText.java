package org.deepmovie.internal.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * The characters of a text file, without a byte order mark.
 *
 * @param source the file's name in messages
 * @param charset how they are decoded
 * @param reader the characters
 */
public record DecodedText(String source, Charset charset, BufferedReader reader) {

  /** The length of the beginning by which a format is detected. */
  static final int SAMPLE_CHARACTERS = 1 << 16;

  /**
   * The beginning of a text.
   *
   * @param text the characters
   * @param whole whether the text ends here
   */
  public record TextSample(String text, boolean whole) {}

  /** The beginning of the text, which is not consumed. */
  public TextSample sample() throws IOException {
    char[] characters = new char[SAMPLE_CHARACTERS];
    reader.mark(SAMPLE_CHARACTERS + 1);
    int size = 0;
    int read = 0;
    while (size < characters.length
        && (read = reader.read(characters, size, characters.length - size)) >= 0) {
      size += read;
    }
    reader.reset();
    return new TextSample(new String(characters, 0, size), read < 0);
  }
}
