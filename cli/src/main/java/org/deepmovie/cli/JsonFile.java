package org.deepmovie.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes JSON beside the target and renames it, so that a file is whole or not there. */
final class JsonFile {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonFile() {}

  /** Refuses a target that could not be written, before hours are spent on what goes into it. */
  static void checkWritable(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(path)) {
      throw new IOException("cannot write " + path + ": give a file in a folder that exists");
    }
  }

  static void write(Path path, Object value) throws IOException {
    checkWritable(path);
    Path beside =
        Files.createTempFile(
            path.toAbsolutePath().getParent(), path.getFileName().toString(), ".part");
    try {
      JSON.writeValue(beside.toFile(), value);
      Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
