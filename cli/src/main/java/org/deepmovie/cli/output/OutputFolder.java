package org.deepmovie.cli.output;

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
 * The folder that {@code --out} names. A list of checksums stays in it, by which the next run
 * replaces or removes the files of the last run, and no others.
 *
 * @param path of the folder
 * @param command the command that writes into it
 */
public record OutputFolder(Path path, String command) {

  private Path checksums() {
    return path.resolve(command + ".sha256");
  }

  /**
   * Refuses a folder into which {@code files} cannot be written. A folder that does not exist is
   * created by {@link #write}.
   *
   * @throws IOException if they cannot be written, or one exists that the command did not write
   */
  public void checkWritable(Collection<String> files) throws IOException {
    if (!Files.exists(path)) {
      checkAncestor();
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new IOException(
          "cannot write into " + path + ": it is not a folder; give another --out");
    }
    AtomicFile.checkWritable(checksums());
    ChecksumList written = ChecksumList.read(checksums());
    for (String file : files) {
      AtomicFile.checkWritable(path.resolve(file));
      if (Files.exists(path.resolve(file)) && !written.isUnchanged(path, file)) {
        throw new IOException(
            "%s was not written by %s, or was changed since; move it or give another --out"
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
          "cannot create the folder %s: %s is not a folder that you may write to; give another"
                  .formatted(path, ancestor)
              + " --out");
    }
  }

  /**
   * Writes {@code contents} by file name, in their order, and removes files that the command wrote
   * before and that nobody changed since. Each file appears whole or not at all. The folder is
   * created if it does not exist.
   *
   * @throws IOException if that fails, or a file exists that the command did not write
   */
  public void write(Map<String, byte[]> contents) throws IOException {
    checkWritable(contents.keySet());
    create();
    ChecksumList before = ChecksumList.read(checksums());
    ChecksumList now = ChecksumList.of(contents);
    write(checksums(), before.union(now).toBytes());
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      write(path.resolve(file.getKey()), file.getValue());
    }
    for (String name : before.names()) {
      if (!contents.containsKey(name) && before.isUnchanged(path, name)) {
        Files.delete(path.resolve(name));
      }
    }
    write(checksums(), now.toBytes());
  }

  private void create() throws IOException {
    try {
      Files.createDirectories(path);
    } catch (FileSystemException e) {
      throw new IOException(
          "cannot create the folder " + path + "; give one in a folder that you may write to", e);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    AtomicFile.write(file, out -> out.write(content));
  }

  /** The content of a text file. */
  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The content of a CSV file. */
  public static byte[] csv(List<List<String>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      rows.forEach(CsvWriter.builder().build(writer)::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
