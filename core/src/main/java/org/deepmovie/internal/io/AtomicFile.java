package org.deepmovie.internal.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.deepmovie.store.ArchiveWriter;

/** Writes files that appear whole or not at all: beside their place first, then renamed. */
public final class AtomicFile {

  private AtomicFile() {}

  /**
   * Refuses a place that could not be written, before hours are spent on what goes there.
   *
   * @throws IOException if {@code path} is something else than a regular file, or does not lie in a
   *     writable folder
   */
  public static void checkWritable(Path path) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException("cannot write " + path + ": it is no regular file; give another");
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("cannot write " + path + ": there is no folder " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("cannot write " + path + ": give a file in a folder you may write to");
    }
  }

  /**
   * Writes {@code content} to {@code path}; an older file is replaced, or left alone if this fails.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path path, ArchiveWriter.Content content) throws IOException {
    checkWritable(path);
    Path target = Files.exists(path) ? path.toRealPath() : path;
    String unique = Long.toHexString(System.nanoTime());
    Path beside = target.resolveSibling("." + path.getFileName() + "." + unique + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW)) {
        content.writeTo(out);
      }
      move(beside, target);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
