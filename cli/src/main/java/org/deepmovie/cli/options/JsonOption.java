package org.deepmovie.cli.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.deepmovie.cli.output.JsonFile;
import org.deepmovie.data.io.ReadReport;
import org.deepmovie.internal.io.AtomicFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --json}. */
public final class JsonOption {

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the results as JSON.")
  private @Nullable Path file;

  private ReadReport read = ReadReport.EMPTY;

  /** Whether the option is given. */
  public boolean given() {
    return file != null;
  }

  /** Tells what was read, which the file says in its member {@code read}. */
  public void setRead(LoadedDataset loaded) {
    read = loaded.report();
  }

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
    if (file != null && read.files().isEmpty()) {
      JsonFile.write(report.get(), file);
    } else if (file != null) {
      JsonFile.write(report.get(), read, file);
    }
  }
}
