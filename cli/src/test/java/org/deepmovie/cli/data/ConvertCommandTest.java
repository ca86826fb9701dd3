package org.deepmovie.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deepmovie.cli.CommandRun;
import org.deepmovie.data.io.Datasets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {

  @TempDir Path folder;

  @Test
  void aConvertedFileIsReadAsTheFileItself() throws IOException {
    Path text = Files.writeString(folder.resolve("a.csv"), "ann,tea,5,9\nbob,tea,1,8\n");
    Path binary = folder.resolve("a.dmd");
    CommandRun run = CommandRun.of("data", "convert", text.toString(), binary.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(0);
    assertThat(run.out()).contains("data     a: 2 ratings of 2 users for 1 items");
    assertThat(Datasets.read(binary).fingerprint()).isEqualTo(Datasets.read(text).fingerprint());
  }

  @Test
  void nothingIsWrittenIfTheDataCannotBeRead() throws IOException {
    Path text = Files.writeString(folder.resolve("a.csv"), "ann,tea,5\nbob,tea,x\n");
    Path binary = folder.resolve("a.dmd");
    CommandRun run = CommandRun.of("data", "convert", text.toString(), binary.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("a.csv:2: rating 'x' is not a number");
    assertThat(binary).doesNotExist();
  }

  @Test
  void withoutANameTheDataSetsAreListed() {
    CommandRun run = CommandRun.of("data");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("name a data set: ml-100k, ml-1m");
  }
}
