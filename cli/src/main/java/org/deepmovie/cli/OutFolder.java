package org.deepmovie.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.deepmovie.internal.io.AtomicFile;

/**
 * The folder that {@code --out} names. A list of what was written stays beside it, by which the
 * next run replaces or removes the files of the last one, and no others.
 *
 * @param path of the folder
 * @param command that writes into it
 */
record OutFolder(Path path, String command) {

  private Path list() {
    return path.resolve(command + ".sha256");
  }

  /**
   * Refuses a folder in which {@code files} could not be written; one that is not there yet is made
   * later.
   *
   * @throws IOException if they cannot be written, or one is there that the command did not write
   */
  void checkWritable(Collection<String> files) throws IOException {
    if (!Files.exists(path)) {
      checkAncestor();
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new IOException("cannot write into " + path + ": it is no folder; give another");
    }
    AtomicFile.checkWritable(list());
    WrittenFiles written = WrittenFiles.read(list());
    for (String file : files) {
      AtomicFile.checkWritable(path.resolve(file));
      if (Files.exists(path.resolve(file)) && !written.own(path, file)) {
        throw new IOException(
            "%s is not as %s wrote it, and is not replaced; move it or give another folder"
                .formatted(path.resolve(file), command));
      }
    }
  }

  private void checkAncestor() throws IOException {
    Path ancestor = path.toAbsolutePath().getParent();
    while (ancestor != null && !Files.exists(ancestor)) {
      ancestor = ancestor.getParent();
    }
    if (ancestor == null || !Files.isDirectory(ancestor) || !Files.isWritable(ancestor)) {
      throw new IOException(
          "cannot make the folder %s: %s is no folder that you may write to; give another"
              .formatted(path, ancestor));
    }
  }

  /**
   * Writes {@code contents} by name, in their order, and removes what else the command wrote before
   * and nobody changed. Each file appears whole or not at all; the folder is made if need be.
   *
   * @throws IOException if that cannot be done, or a file is there that the command did not write
   */
  void write(Map<String, byte[]> contents) throws IOException {
    checkWritable(contents.keySet());
    create();
    WrittenFiles before = WrittenFiles.read(list());
    WrittenFiles now = WrittenFiles.of(contents);
    write(list(), before.and(now).bytes());
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      write(path.resolve(file.getKey()), file.getValue());
    }
    for (String name : before.names()) {
      if (!contents.containsKey(name) && before.own(path, name)) {
        Files.delete(path.resolve(name));
      }
    }
    write(list(), now.bytes());
  }

  private void create() throws IOException {
    try {
      Files.createDirectories(path);
    } catch (FileSystemException e) {
      throw new IOException(
          "cannot make the folder " + path + "; give one in a folder that you may write to", e);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    AtomicFile.write(file, out -> out.write(content));
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] csv(List<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      rows.forEach(CsvWriter.builder().build(writer)::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
