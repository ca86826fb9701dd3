package org.deepmovie.cli.output;

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
 * The files that a command wrote into a folder with their checksums, in the format of {@code
 * sha256sum}. A file that still has its checksum is the command's own; any other may be the user's.
 *
 * @param entries one for each file
 */
record ChecksumList(Set<FileChecksum> entries) {

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([\\w.-]+)");

  /** A file's checksum and name. */
  record FileChecksum(String sha256, String name) {
    @Override
    public String toString() {
      return sha256 + "  " + name;
    }
  }

  /** The list of files that will have {@code contents}, by name. */
  static ChecksumList of(Map<String, byte[]> contents) {
    return new ChecksumList(
        contents.entrySet().stream()
            .map(
                file ->
                    new FileChecksum(
                        Hashing.sha256().hashBytes(file.getValue()).toString(), file.getKey()))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /**
   * Reads a list; empty if the file does not exist.
   *
   * @throws IOException if it cannot be read or is not such a list
   */
  static ChecksumList read(Path file) throws IOException {
    Set<FileChecksum> entries = new LinkedHashSet<>();
    if (Files.exists(file)) {
      for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          throw new IOException(
              file + " is not a list of checksums; move it or give another --out");
        }
        entries.add(new FileChecksum(matcher.group(1), matcher.group(2)));
      }
    }
    return new ChecksumList(entries);
  }

  /** The entries of both lists. */
  ChecksumList union(ChecksumList other) {
    return new ChecksumList(Sets.union(entries, other.entries));
  }

  /** Whether the file {@code name} in {@code folder} still has a checksum of this list. */
  boolean isUnchanged(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file)
        && entries.contains(
            new FileChecksum(MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString(), name));
  }

  List<String> names() {
    return entries.stream().map(FileChecksum::name).distinct().toList();
  }

  /** The list in the format that {@link #read} reads. */
  byte[] toBytes() {
    return entries.stream()
        .map(entry -> entry + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
