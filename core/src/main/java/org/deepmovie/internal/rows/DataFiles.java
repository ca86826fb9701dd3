package org.deepmovie.internal.rows;

import com.google.common.io.ByteSource;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.internal.io.CheckedEntryStream;
import org.deepmovie.internal.io.TextLines;

/** The files of a data set, in a folder or in a zip archive with or without one top folder. */
public abstract sealed class DataFiles implements Closeable {

  private static final String ZIP = ".zip";

  private final Path path;

  private DataFiles(Path path) {
    this.path = path;
  }

  /** Whether {@code path} is a zip archive, by its first bytes or its name. */
  public static boolean isZip(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    return hasZipName(path.toString())
        || ContentType.ZIP.matches(TextLines.start(path, ContentType.LONGEST_START));
  }

  private static boolean hasZipName(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(ZIP);
  }

  /**
   * Opens a folder or a zip archive.
   *
   * @throws DataFormatException if {@code path} is neither, or a damaged archive
   */
  public static DataFiles open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return new DataFolder(path);
    }
    if (!isZip(path)) {
      throw new DataFormatException(path.toString(), "neither a folder nor a zip archive");
    }
    try {
      return new DataArchive(path);
    } catch (ZipException | EOFException e) {
      throw new DataFormatException(
          path.toString(), "not a zip archive, or a damaged one; download it again");
    }
  }

  /** Whether there is the file {@code file}, or {@code file.gz}. */
  public final boolean has(String file) {
    return contains(file) || contains(file + TextLines.GZIP);
  }

  /** The file {@code file}, or {@code file.gz} if there is only that. */
  public final TextFile file(String file) throws IOException {
    return open(!contains(file) && contains(file + TextLines.GZIP) ? file + TextLines.GZIP : file);
  }

  /** The names of the files, without those in subfolders and hidden ones, sorted. */
  public abstract List<String> names() throws IOException;

  abstract boolean contains(String file);

  abstract TextFile open(String file) throws IOException;

  /** The name of the data set: that of the folder or archive, without ".zip". */
  public String name() {
    Path last = path.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "ratings" : last.toString();
    return Files.isRegularFile(path) && hasZipName(name)
        ? name.substring(0, name.length() - ZIP.length())
        : name;
  }

  /** The name of the folder or archive in messages. */
  public String displayName() {
    return path.toString();
  }

  private static final class DataFolder extends DataFiles {
    private final Path folder;

    DataFolder(Path folder) {
      super(folder);
      this.folder = folder;
    }

    @Override
    boolean contains(String file) {
      return Files.isRegularFile(folder.resolve(file));
    }

    @Override
    TextFile open(String file) throws IOException {
      return TextFile.of(folder.resolve(file));
    }

    @Override
    public List<String> names() throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(Files::isRegularFile)
            .map(file -> String.valueOf(file.getFileName()))
            .filter(name -> !name.startsWith("."))
            .sorted()
            .toList();
      }
    }

    @Override
    public void close() {}
  }

  private static final class DataArchive extends DataFiles {

    /** Rating files are compressed about 5 : 1; a file that expands more than this is refused. */
    private static final long MAX_EXPANSION = 100;

    private static final long MIN_ALLOWED_BYTES = 1 << 20;

    private final ZipFile zip;
    private final List<String> entries;
    private final String top;
    private final long maxBytes;

    DataArchive(Path path) throws IOException {
      super(path);
      this.zip = new ZipFile(path.toFile());
      this.entries = entries(zip);
      this.top = topFolder(entries);
      this.maxBytes = Math.max(MIN_ALLOWED_BYTES, MAX_EXPANSION * Files.size(path));
    }

    /** The names of all entries. */
    private static List<String> entries(ZipFile zip) throws IOException {
      try {
        return zip.stream().map(ZipEntry::getName).toList();
      } catch (IllegalArgumentException e) {
        zip.close();
        ZipException damaged = new ZipException("the name of an entry is not text");
        damaged.initCause(e);
        throw damaged;
      }
    }

    /** The folder that contains all {@code entries}, with a slash at its end, or "". */
    private static String topFolder(List<String> entries) {
      return entries.stream()
          .filter(name -> !name.startsWith("__MACOSX/"))
          .map(name -> name.substring(0, name.indexOf('/') + 1))
          .reduce((a, b) -> a.equals(b) ? a : "")
          .orElse("");
    }

    @Override
    boolean contains(String file) {
      return zip.getEntry(top + file) != null;
    }

    @Override
    public List<String> names() {
      return entries.stream()
          .filter(name -> name.startsWith(top))
          .map(name -> name.substring(top.length()))
          .filter(name -> !name.isEmpty() && !name.contains("/") && !name.startsWith("."))
          .sorted()
          .toList();
    }

    @Override
    TextFile open(String file) {
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
