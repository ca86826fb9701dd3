package org.deepmovie.cli;

import com.google.common.collect.Sets;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files that a command wrote into a folder, as {@code sha256sum} lists and checks them. One
 * that still has its checksum is the command's own; any other belongs to somebody else.
 *
 * @param lines one for each
 */
record WrittenFiles(Set<Line> lines) {

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([\\w.-]+)");

  /** A file's checksum and name. */
  record Line(String sha256, String name) {
    @Override
    public String toString() {
      return sha256 + "  " + name;
    }
  }

  /** What {@code contents} will be, by name. */
  static WrittenFiles of(Map<String, byte[]> contents) {
    return new WrittenFiles(
        contents.entrySet().stream()
            .map(
                entry ->
                    new Line(
                        Hashing.sha256().hashBytes(entry.getValue()).toString(), entry.getKey()))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /**
   * Reads a list; one that is not there is empty.
   *
   * @throws IOException if it cannot be read, or is no such list
   */
  static WrittenFiles read(Path list) throws IOException {
    Set<Line> lines = new LinkedHashSet<>();
    if (Files.exists(list)) {
      for (String line : new String(Files.readAllBytes(list), StandardCharsets.UTF_8).split("\n")) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          throw new IOException(list + " is no list of checksums; move it or give another folder");
        }
        lines.add(new Line(matcher.group(1), matcher.group(2)));
      }
    }
    return new WrittenFiles(lines);
  }

  /** These and {@code others}. */
  WrittenFiles and(WrittenFiles others) {
    return new WrittenFiles(Sets.union(lines, others.lines));
  }

  /** Whether {@code name} in {@code folder} is still as it was written. */
  boolean own(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file)
        && lines.contains(
            new Line(MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString(), name));
  }

  List<String> names() {
    return lines.stream().map(Line::name).distinct().toList();
  }

  /** The list as {@link #read} takes it. */
  byte[] bytes() {
    return lines.stream()
        .map(line -> line + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
