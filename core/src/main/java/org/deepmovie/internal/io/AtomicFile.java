package org.deepmovie.internal.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import org.deepmovie.store.FileContent;
import org.jspecify.annotations.Nullable;

/**
 * Writes files that appear complete or not at all: to a temporary file first, which is forced to
 * the device and then renamed. A file that is replaced passes on its permissions. Temporary files
 * of processes that were killed are deleted by the next write to the same path.
 */
public final class AtomicFile {

  private static final String ENDING = ".part";

  /** The age from which a temporary file that nobody has locked is deleted. */
  private static final Duration MIN_AGE = Duration.ofMinutes(1);

  private AtomicFile() {}

  /**
   * Checks that {@code path} can be written, before hours are spent on its content.
   *
   * @throws IOException if {@code path} exists and is not a regular file, if it is a link to no
   *     file, or if its folder is missing or not writable
   */
  public static void checkWritable(Path path) throws IOException {
    if (path.toString().isEmpty()) {
      throw new IOException("cannot write to an empty path; give the path of a file");
    }
    if (!Files.exists(path) && Files.isSymbolicLink(path)) {
      throw new IOException(
          "cannot write " + path + ": it is a link to no file; give another path");
    }
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
   * Writes {@code content} to {@code path}, on any file system; an older file is replaced, or left
   * unchanged on failure.
   *
   * @throws IOException if it cannot be written; the message names {@code path}
   */
  public static void write(Path path, FileContent content) throws IOException {
    checkWritable(path);
    Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    deleteAbandoned(target);
    String unique = Long.toHexString(System.nanoTime());
    Path temporary = target.resolveSibling(prefix(target) + unique + ENDING);
    try {
      writeTemporary(temporary, target, content);
      move(temporary, target);
      forceFolder(target);
    } catch (FileSystemException e) {
      throw temporary.toString().equals(e.getFile()) ? noNewFile(path, e) : e;
    } catch (IOException e) {
      throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
    } finally {
      delete(temporary);
    }
  }

  /** A file that cannot be deleted hides no other failure; the next write deletes it. */
  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // It takes room, and harms nothing else.
    }
  }

  /** The failure to make the temporary file, which says nothing of it to those who gave a path. */
  private static IOException noNewFile(Path path, FileSystemException e) {
    String reason = e.getReason() == null ? "its folder takes no new file" : e.getReason();
    return new IOException("cannot write " + path + ": " + reason + "; give another path", e);
  }

  /** The lock tells other processes that the file is in use; the system releases it. */
  private static void writeTemporary(Path temporary, Path target, FileContent content)
      throws IOException {
    try (FileChannel channel =
            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      FileLock lock = tryLock(channel);
      copyPermissions(target, temporary);
      content.writeTo(out);
      channel.force(true);
      if (lock != null) {
        lock.release();
      }
    }
  }

  /** Null if another has locked the file, or the file system has no locks. */
  private static @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException | UnsupportedOperationException | IOException e) {
      return null;
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old != null && fresh != null && Files.exists(from)) {
      fresh.setPermissions(old.readAttributes().permissions());
    }
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }

  /** Deletes the temporary files of {@code target} that no process has locked. */
  private static void deleteAbandoned(Path target) {
    Path folder = target.getParent();
    if (folder == null) {
      return;
    }
    String prefix = prefix(target);
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder,
            file -> {
              String name = String.valueOf(file.getFileName());
              return name.startsWith(prefix)
                  && name.endsWith(ENDING)
                  && name.substring(prefix.length()).matches("[0-9a-f]+\\" + ENDING);
            })) {
      for (Path file : files) {
        if (isAbandoned(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // They take room, and harm nothing else.
    }
  }

  private static boolean isAbandoned(Path file) throws IOException {
    Instant modified = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
    if (modified.isAfter(Instant.now().minus(MIN_AGE))) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      return tryLock(channel) != null;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException | UnsupportedOperationException e) {
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
    } catch (IOException | UnsupportedOperationException e) {
      // The rename itself succeeded.
    }
  }
}
