package org.deepmovie.data.download;

import com.google.common.hash.HashCode;
import com.google.common.io.ByteStreams;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deepmovie.data.DataFormatException;

/**
 * Downloads a zip archive into a cache. It is downloaded to {@code NAME.zip.part}, its MD5 is
 * checked, and it is unpacked to a temporary folder that is then renamed to {@code NAME}, so that
 * {@code NAME} is either complete or absent.
 *
 * @param name the name of the unpacked folder
 * @param address the archive
 * @param md5 its checksum, 32 hexadecimal digits; empty to read it from {@code address + ".md5"}
 * @param timeout the longest time to wait for the connection, the response and each chunk
 */
record ArchiveDownload(String name, URI address, Optional<String> md5, Duration timeout) {

  private static final ZipExtractor EXTRACTOR = new ZipExtractor(1000, 2L << 30);
  private static final Pattern MD5 = Pattern.compile("(?<!\\w)[0-9a-fA-F]{32}(?!\\w)");
  private static final int MAX_MD5_FILE_LENGTH = 1000;

  /** The unpacked folder; the network is used only if it is missing. */
  Path fetch(Path cache, DownloadProgress progress) throws IOException {
    Path folder = cache.resolve(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    try {
      Files.createDirectories(cache);
    } catch (IOException e) {
      throw unusable(cache, e);
    }
    Path part = cache.resolve(name + ".zip.part");
    String expected = md5.isPresent() ? md5.get() : publishedMd5();
    String actual;
    try (FileChannel file = open(part)) {
      lock(file, part);
      if (Files.isDirectory(folder)) {
        return folder;
      }
      new HttpDownload(address, timeout).resume(file, progress);
      actual = md5Of(part);
      if (actual.equals(expected)) {
        unpack(file, part, folder);
      }
    }
    Files.deleteIfExists(part);
    if (!actual.equals(expected)) {
      throw new IOException(
          "%s was damaged in transfer (MD5 %s instead of %s) and deleted; run this again"
              .formatted(address, actual, expected));
    }
    return folder;
  }

  private static FileChannel open(Path part) throws IOException {
    try {
      return FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unusable(Objects.requireNonNull(part.getParent()), e);
    }
  }

  private static IOException unusable(Path cache, IOException e) {
    String reason = e.getMessage();
    if (e instanceof FileAlreadyExistsException) {
      reason = "it is a file";
    } else if (e instanceof AccessDeniedException denied) {
      reason = "no permission to write " + denied.getFile();
    }
    return new IOException(
        "cannot use %s as the cache: %s; choose another cache folder".formatted(cache, reason), e);
  }

  /** Locks {@code file} until it is closed. */
  private static void lock(FileChannel file, Path part) throws IOException {
    boolean locked;
    try {
      locked = file.tryLock() != null;
    } catch (OverlappingFileLockException inThisProcess) {
      locked = false;
    }
    if (!locked) {
      throw new IOException(part + " is already being downloaded; wait until that has finished");
    }
  }

  /** The checksum in the file {@code address + ".md5"}, which may contain more text. */
  private String publishedMd5() throws IOException {
    URI md5File = URI.create(address + ".md5");
    Matcher found = MD5.matcher(new HttpDownload(md5File, timeout).text(MAX_MD5_FILE_LENGTH));
    if (!found.find()) {
      throw new IOException(md5File + " holds no MD5 checksum; try again later");
    }
    return found.group().toLowerCase(Locale.ROOT);
  }

  private static String md5Of(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        ByteStreams.exhaust(in);
      }
      return HashCode.fromBytes(digest.digest()).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has MD5", e);
    }
  }

  private static void unpack(FileChannel file, Path part, Path folder) throws IOException {
    deleteAbandoned(folder);
    Path temporary =
        Files.createTempDirectory(folder.getParent(), "." + folder.getFileName() + ".");
    try {
      EXTRACTOR.unzip(part, temporary);
      Files.move(content(temporary), folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (DataFormatException hostile) {
      file.truncate(0);
      throw hostile;
    } catch (IOException e) {
      throw new IOException(
          "cannot unpack to %s (%s); free disk space or choose another cache folder"
              .formatted(folder, e.getMessage()),
          e);
    } finally {
      if (Files.exists(temporary)) {
        MoreFiles.deleteRecursively(temporary, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    }
  }

  /** Deletes what killed processes unpacked; the lock of the download excludes living ones. */
  private static void deleteAbandoned(Path folder) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote("." + folder.getFileName() + ".") + "\\d+");
    try (Stream<Path> siblings = Files.list(folder.getParent())) {
      for (Path sibling : siblings.toList()) {
        if (name.matcher(sibling.getFileName().toString()).matches()) {
          MoreFiles.deleteRecursively(sibling, RecursiveDeleteOption.ALLOW_INSECURE);
        }
      }
    }
  }

  /** The archive's only top folder, or all of it if there is none. */
  private static Path content(Path unpacked) throws IOException {
    try (Stream<Path> top = Files.list(unpacked)) {
      List<Path> entries = top.limit(2).toList();
      return entries.size() == 1 && Files.isDirectory(entries.get(0)) ? entries.get(0) : unpacked;
    }
  }
}
