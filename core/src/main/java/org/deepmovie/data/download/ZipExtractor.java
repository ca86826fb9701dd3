package org.deepmovie.data.download;

import com.google.common.io.ByteStreams;
import com.google.common.io.CountingInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.deepmovie.data.DataFormatException;

/**
 * Unpacks untrusted zip archives. It creates only plain files and folders inside the target, never
 * links, and writes no file twice.
 *
 * @param maxEntries the largest number of entries
 * @param maxBytes the largest number of unpacked bytes of all entries together, counted while
 *     unpacking
 */
record ZipExtractor(int maxEntries, long maxBytes) {

  /**
   * Unpacks {@code archive} into the empty folder {@code target}.
   *
   * @throws DataFormatException if the archive is damaged, too large, or names files elsewhere
   */
  void unzip(Path archive, Path target) throws IOException {
    try (InputStream bytes = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(bytes)) {
      CountingInputStream counted = new CountingInputStream(zip);
      int entries = 0;
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (++entries > maxEntries) {
          throw refusal(archive, "holds more than " + maxEntries + " files");
        }
        unpack(archive, entry, counted, target);
      }
      if (entries == 0) {
        throw refusal(archive, "holds no files, or is not a zip archive");
      }
    } catch (ZipException | EOFException | IllegalArgumentException damaged) {
      throw refusal(archive, "is damaged (" + damaged.getMessage() + ")");
    }
  }

  private void unpack(Path archive, ZipEntry entry, CountingInputStream counted, Path target)
      throws IOException {
    String name = entry.getName();
    if (!isPlain(name)) {
      throw refusal(archive, "names a file outside its folder: '" + name + "'");
    }
    Path file = target.resolve(name);
    try {
      if (entry.isDirectory()) {
        Files.createDirectories(file);
        return;
      }
      Files.createDirectories(file.getParent());
      try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
        InputStream limited = ByteStreams.limit(counted, maxBytes + 1 - counted.getCount());
        limited.transferTo(out);
      }
    } catch (FileAlreadyExistsException twice) {
      throw refusal(archive, "names a file twice: '" + name + "'");
    }
    if (counted.getCount() > maxBytes) {
      throw refusal(archive, "unpacks to more than " + maxBytes + " bytes");
    }
  }

  /** Whether {@code name} is a relative path of ordinary names on every operating system. */
  private static boolean isPlain(String name) {
    return !name.startsWith("/")
        && name.chars().noneMatch(c -> c == '\\' || c == ':' || c < ' ')
        && Arrays.stream(name.split("/")).noneMatch(p -> p.isEmpty() || p.matches("\\.+"));
  }

  private static DataFormatException refusal(Path archive, String problem) {
    return new DataFormatException(archive.toString(), "the archive " + problem);
  }
}
