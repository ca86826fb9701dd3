package org.deepmovie.data.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deepmovie.store.CheckedEntryStream;

/** The files of a data set: a folder, or a zip archive, with or without one top folder. */
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
      return new Folder(path);
    }
    if (!isZip(path)) {
      throw new DataFormatException(path.toString(), "no such folder, nor a .zip archive");
    }
    try {
      return new Archive(path);
    } catch (ZipException e) {
      throw new DataFormatException(
          path.toString(), "not a zip archive, or a damaged one; download it again");
    }
  }

  abstract boolean has(String file);

  abstract TextFile file(String file);

  /** The folder's or archive's name without ".zip": the data set's name. */
  String name() {
    Path last = path.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "ratings" : last.toString();
    return isZip(path) ? name.substring(0, name.length() - ".zip".length()) : name;
  }

  /** What messages call the folder or archive. */
  String shown() {
    return path.toString();
  }

  private static final class Folder extends DataFiles {
    private final Path folder;

    Folder(Path folder) {
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

  private static final class Archive extends DataFiles {

    /** Rating files shrink about fivefold; what grows more than this is no rating file. */
    private static final long GREATEST_EXPANSION = 100;

    private static final long ALWAYS_ALLOWED = 1 << 20;

    private final ZipFile zip;
    private final String top;
    private final long mostBytes;

    Archive(Path path) throws IOException {
      super(path);
      this.zip = new ZipFile(path.toFile());
      this.top = topFolder(zip);
      this.mostBytes = Math.max(ALWAYS_ALLOWED, GREATEST_EXPANSION * Files.size(path));
    }

    /** The folder, with its slash, that all entries lie in, or "". */
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
      String name = shown() + "!" + top + file;
      return new TextFile(name, () -> openEntry(name, top + file));
    }

    private InputStream openEntry(String name, String file) throws IOException {
      ZipEntry entry = zip.getEntry(file);
      if (entry == null) {
        throw new DataFormatException(name, "no such file in the archive");
      }
      return new CheckedEntryStream(zip.getInputStream(entry), entry, mostBytes);
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }
}
