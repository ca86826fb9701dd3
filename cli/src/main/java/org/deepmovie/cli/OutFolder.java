package org.deepmovie.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.store.WholeFile;

/** The folder that {@code --out} names: files appear in it whole or not at all. */
record OutFolder(Path path) {

  /**
   * Refuses a folder in which {@code files} could not be written; one that is not there yet is made
   * later.
   *
   * @throws IOException if they cannot be written
   */
  void checkWritable(List<String> files) throws IOException {
    if (!Files.exists(path)) {
      WholeFile.checkWritable(path);
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new IOException("cannot write into " + path + ": it is no folder; give another");
    }
    for (String file : files) {
      WholeFile.checkWritable(path.resolve(file));
    }
  }

  /** Makes the folder if it is not there. */
  void create() throws IOException {
    Files.createDirectories(path);
  }

  void write(String file, ArchiveWriter.Content content) throws IOException {
    WholeFile.write(path.resolve(file), content);
  }

  void writeText(String file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  void writeCsv(String file, List<List<String>> rows) throws IOException {
    write(
        file,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          rows.forEach(CsvWriter.builder().build(writer)::writeRecord);
          writer.flush();
        });
  }
}
