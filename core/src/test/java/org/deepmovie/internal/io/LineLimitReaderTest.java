package org.deepmovie.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.deepmovie.data.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineLimitReaderTest {

  /** Endless x. */
  private static final class EndlessLine extends Reader {

    @Override
    public int read(char[] buffer, int offset, int length) {
      Arrays.fill(buffer, offset, offset + length, 'x');
      return length;
    }

    @Override
    public void close() {}
  }

  @Test
  void linesPassUnchanged() throws IOException {
    String text = "a\r\nb\n\nc";
    try (Reader reader = new LineLimitReader("f", new StringReader(text))) {
      char[] all = new char[10];
      assertThat(new String(all, 0, reader.read(all, 0, 10))).isEqualTo(text);
    }
  }

  @Test
  void anEndlessLineIsRefusedBeforeItFillsTheMemory() throws IOException {
    try (BufferedReader lines = new BufferedReader(new LineLimitReader("f", new EndlessLine()))) {
      assertThatThrownBy(lines::readLine)
          .isInstanceOf(DataFormatException.class)
          .hasMessage("f:1: a line longer than 4 million characters; is it a text file?");
    }
  }

  @Test
  void aSmallCompressedFileOfOneEndlessLineIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("vectors.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("the 1 2\n".getBytes(StandardCharsets.US_ASCII));
      byte[] million = "q".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
      for (int n = 0; n < 5; n++) {
        out.write(million);
      }
    }
    assertThat(Files.size(file)).isLessThan(10_000);
    try (BufferedReader lines = TextLines.of(file)) {
      assertThat(lines.readLine()).isEqualTo("the 1 2");
      assertThatThrownBy(lines::readLine).hasMessageStartingWith(file + ":2: a line longer than");
    }
  }
}
