package org.deepmovie.data.io;

import com.google.common.io.ByteSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deepmovie.internal.io.CheckedEntryStream;

/** The files of a data set, in a folder or in a zip archive with or without one top folder. */
abstract sealed class DataFiles implements Closeable {

  private final Path path;

  private DataFiles(Path path) {
    this.path = path;
  }

  static boolean isZip(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".zip") && Files.isRegularFile(path);
  }

  /**
   * Opens a folder or a zip archive.
   *
   * @throws DataFormatException if {@code path} is neither, or a damaged archive
   */
  static DataFiles open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return new DataFolder(path);
    }
    if (!isZip(path)) {
      throw new DataFormatException(path.toString(), "neither a folder nor a .zip archive");
    }
    try {
      return new DataArchive(path);
    } catch (ZipException e) {
      throw new DataFormatException(
          path.toString(), "not a zip archive, or a damaged one; download it again");
    }
  }

  abstract boolean has(String file);

  abstract TextFile file(String file);

  /** The name of the data set: that of the folder or archive, without ".zip". */
  String name() {
    Path last = path.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "ratings" : last.toString();
    return isZip(path) ? name.substring(0, name.length() - ".zip".length()) : name;
  }

  /** The name of the folder or archive in messages. */
  String displayName() {
    return path.toString();
  }

  private static final class DataFolder extends DataFiles {
    private final Path folder;

    DataFolder(Path folder) {
      super(folder);
      this.folder = folder;
    }

    @Override
    boolean has(String file) {
      return Files.isRegularFile(folder.resolve(file));
    }

    @Override
    TextFile file(String file) {
      return TextFile.of(folder.resolve(file));
    }

    @Override
    public void close() {}
  }

  private static final class DataArchive extends DataFiles {

    /** Rating files are compressed about 5 : 1; a file that expands more than this is refused. */
    private static final long MAX_EXPANSION = 100;

    private static final long MIN_ALLOWED_BYTES = 1 << 20;

    private final ZipFile zip;
    private final String top;
    private final long maxBytes;

    DataArchive(Path path) throws IOException {
      super(path);
      this.zip = new ZipFile(path.toFile());
      this.top = topFolder(zip);
      this.maxBytes = Math.max(MIN_ALLOWED_BYTES, MAX_EXPANSION * Files.size(path));
    }

    /** The folder that contains all entries, with a slash at its end, or "". */
    private static String topFolder(ZipFile zip) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> !name.startsWith("__MACOSX/"))
          .map(name -> name.substring(0, name.indexOf('/') + 1))
          .reduce((a, b) -> a.equals(b) ? a : "")
          .orElse("");
    }

    @Override
    boolean has(String file) {
      return zip.getEntry(top + file) != null;
    }

    @Override
    TextFile file(String file) {
      String name = displayName() + "!" + top + file;
      return new TextFile(
          name,
          new ByteSource() {
            @Override
            public InputStream openStream() throws IOException {
              return openEntry(name, top + file);
            }
          });
    }

    private InputStream openEntry(String name, String file) throws IOException {
      ZipEntry entry = zip.getEntry(file);
      if (entry == null) {
        throw new DataFormatException(name, "no such file in the archive");
      }
      return new CheckedEntryStream(zip.getInputStream(entry), entry, maxBytes);
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
