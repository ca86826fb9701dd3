package org.deepmovie.data.io;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deepmovie.data.io.MovieLensFixture.utf8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.primitives.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.deepmovie.data.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedFilesTest {

  private static final String ROWS = "user,item,rating\nann,tea,4\nbob,tea,2\nbob,rum,5\n";

  @TempDir Path temp;

  private Path write(byte[] bytes) throws IOException {
    return Files.write(temp.resolve("ratings.csv"), bytes);
  }

  private static void read(Path file) throws IOException {
    DatasetReader.detecting().read(file);
  }

  @Test
  void bytesAfterACompressedFileAreNotLostInSilence() throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(utf8(ROWS));
    }
    Path file = write(Bytes.concat(gzip.toByteArray(), utf8("ann,rum,1\n")));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(
            file
                + ": the archive is damaged (other bytes follow the compressed ones); download it"
                + " again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999999999", "1.1e12", "1e400", "-2e12"})
  void aRatingBeyondTheRangeIsRefusedWithItsLine(String rating) throws IOException {
    Path file = write(utf8(ROWS + "ann,rum," + rating + "\n"));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith(file + ":5: rating '" + rating + "' is beyond 1e12");
  }

  @Test
  @Timeout(10)
  void anEndlessPipeThatIsNoTextIsRefusedByItsStart() {
    InputStream zeros =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }
        };
    assertThatThrownBy(() -> DatasetReader.detecting().read("pipe", zeros))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith("pipe: is no text");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    Path unreadable = Path.of("/proc/self/mem");
    assumeTrue(Files.exists(unreadable));
    assertThatThrownBy(() -> read(unreadable)).hasMessageStartingWith(unreadable + " cannot be");
  }

  @Test
  void aCharacterBetweenFieldsIsNotTheirQuote() throws IOException {
    Path file = write(utf8(ROWS));
    DelimitedFormat format =
        DelimitedFormat.DETECTED.withQuotes(new QuoteRule(Optional.of(','), Optional.empty()));
    assertThatThrownBy(() -> DatasetReader.detecting().withFormat(format).read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            file
                + ": ',' is between fields and cannot be their quote; give another delimiter or"
                + " quote");
  }
}
