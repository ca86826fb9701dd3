package org.deepmovie.internal.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeGzipStreamTest {

  private static byte[] compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String read(byte[]... parts) throws IOException {
    try (InputStream in = TextLines.decompressed(new ByteArrayInputStream(Bytes.concat(parts)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void severalCompressedFilesInOneAreReadOneAfterAnother() throws IOException {
    assertThat(read(compressed("tea,"), compressed("rum"))).isEqualTo("tea,rum");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 18, 100, 200_000})
  void zerosMayFollowAndOtherBytesMayNot(int count) throws IOException {
    byte[] rest = new byte[count];
    assertThat(read(compressed("tea"), rest)).isEqualTo("tea");
    Arrays.fill(rest, (byte) 'x');
    assertThatThrownBy(() -> read(compressed("tea"), rest))
        .isInstanceOf(ZipException.class)
        .hasMessage("other bytes follow the compressed ones");
  }

  @Test
  void aSecondFileWithADamagedHeaderIsNotLostInSilence() throws IOException {
    byte[] second = compressed("rum");
    second[1] = 0;
    assertThatThrownBy(() -> read(compressed("tea"), second)).isInstanceOf(ZipException.class);
  }
}
