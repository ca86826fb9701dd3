package org.deepmovie.internal.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.deepmovie.store.FileContent;

/**
 * Writes files that appear complete or not at all: to a temporary file first, which is forced to
 * the device and then renamed.
 */
public final class AtomicFile {

  private AtomicFile() {}

  /**
   * Checks that {@code path} can be written, before hours are spent on its content.
   *
   * @throws IOException if {@code path} exists and is not a regular file, or its folder is missing
   *     or not writable
   */
  public static void checkWritable(Path path) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IOException(
          "cannot write " + path + ": it is not a regular file; give another path");
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(
          "cannot write " + path + ": the folder " + folder + " does not exist; create it first");
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(
          "cannot write " + path + ": you may not write to its folder; give another path");
    }
  }

  /**
   * Writes {@code content} to {@code path}; an older file is replaced, or left unchanged on
   * failure.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path path, FileContent content) throws IOException {
    checkWritable(path);
    Path target = Files.exists(path) ? path.toRealPath() : path;
    String unique = Long.toHexString(System.nanoTime());
    Path temporary = target.resolveSibling("." + path.getFileName() + "." + unique + ".part");
    try {
      try (FileChannel channel =
              FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          OutputStream out = Channels.newOutputStream(channel)) {
        content.writeTo(out);
        channel.force(true);
      }
      move(temporary, target);
      forceFolder(target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Writes the folder's entry of {@code path} to the device, so that the rename survives a power
   * failure. Not all systems can open a folder; there the file's content alone has been forced.
   */
  private static void forceFolder(Path path) {
    try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent())) {
      folder.force(true);
    } catch (IOException e) {
      // The rename itself succeeded.
    }
  }
}
