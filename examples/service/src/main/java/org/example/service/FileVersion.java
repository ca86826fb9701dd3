package org.example.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What tells one version of a file from the next.
 *
 * @param modified the time of the last change
 * @param size in bytes
 * @param key what the file system knows the file by; a file that replaces another has a key of its
 *     own even if it was written within the same tick of the clock
 */
record FileVersion(FileTime modified, long size, Optional<Object> key) {

  private static final FileVersion MISSING =
      new FileVersion(FileTime.fromMillis(0), -1, Optional.empty());

  static FileVersion of(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileVersion(
          found.lastModifiedTime(), found.size(), Optional.ofNullable(found.fileKey()));
    } catch (IOException e) {
      return MISSING;
    }
  }
}
