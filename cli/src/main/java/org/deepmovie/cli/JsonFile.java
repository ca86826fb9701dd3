package org.deepmovie.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.store.WholeFile;

/** Writes what {@code --json} asks for. */
final class JsonFile {

  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  private JsonFile() {}

  /** Writes {@code report}, a record; the file appears whole or not at all. */
  static void write(Object report, Path path) throws IOException {
    WholeFile.write(path, out -> out.write(JSON.writeValueAsBytes(report)));
  }

  /** JSON has no NaN: what is not a number is null. */
  static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
