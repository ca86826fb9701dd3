package org.deepmovie.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.deepmovie.cli.output.JsonFile;
import org.deepmovie.internal.io.AtomicFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --json}. */
public final class JsonOption {

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the results as JSON.")
  private @Nullable Path file;

  /**
   * Refuses a file that cannot be written, before anything is fitted.
   *
   * @throws IOException if it cannot be written
   */
  public void checkWritable() throws IOException {
    if (file != null) {
      AtomicFile.checkWritable(file);
    }
  }

  /** Writes {@code report}, a record, if the option was given. */
  public void write(Supplier<? extends Record> report) throws IOException {
    if (file != null) {
      JsonFile.write(report.get(), file);
    }
  }
}
