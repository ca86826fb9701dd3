package org.deepmovie.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.io.Datasets;
import org.deepmovie.data.sample.Sample;
import picocli.CommandLine.Option;

/** The option {@code --data} and what it names. */
final class DataOption {

  private static final String SAMPLE = "sample";
  private static final long SAMPLE_SEED = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR|ZIP|FILE|sample",
      defaultValue = SAMPLE,
      description =
          "MovieLens folder or zip, a delimited ratings file, or the built-in synthetic sample"
              + " (default).")
  private String data;

  boolean isSample() {
    return data.equals(SAMPLE);
  }

  /** The folder beside whose files a split may be given: that of the data. */
  Path path() {
    return Path.of(data);
  }

  Dataset read() throws IOException {
    return isSample() ? sample().dataset() : Datasets.read(path());
  }

  Sample sample() {
    return Sample.generate(SAMPLE_SEED);
  }
}
