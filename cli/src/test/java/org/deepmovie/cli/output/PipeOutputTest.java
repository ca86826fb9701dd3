package org.deepmovie.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PipeOutputTest {

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void aReaderThatWentAwayIsToldFromADiskThatIsFull() {
    PipeOutput pipe = new PipeOutput(failing("Broken pipe"));
    assertThatThrownBy(() -> pipe.write(1)).isInstanceOf(IOException.class);
    assertThat(pipe.isClosedByReader()).isTrue();
    PipeOutput disk = new PipeOutput(failing("No space left on device"));
    assertThatThrownBy(() -> disk.write(1)).isInstanceOf(IOException.class);
    assertThat(disk.isClosedByReader()).isFalse();
  }

  @Test
  void everythingIsPassedOn() throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    PipeOutput pipe = new PipeOutput(target);
    pipe.write("tea".getBytes(StandardCharsets.UTF_8));
    pipe.write('!');
    assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("tea!");
    assertThat(pipe.isClosedByReader()).isFalse();
  }
}
