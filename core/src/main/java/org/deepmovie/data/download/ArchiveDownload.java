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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deepmovie.data.io.DataFormatException;

/**
 * Fetches one zip archive into a cache: downloads it to {@code NAME.zip.part}, checks its MD5,
 * unpacks it beside its place and moves it there, so that {@code NAME} is either complete or
 * absent.
 *
 * @param name the folder that the archive becomes
 * @param address where the archive lies
 * @param md5 its checksum, 32 hexadecimal digits; null if it stands at {@code address + ".md5"}
 * @param longestSilence after how long without a byte the server is given up
 */
record ArchiveDownload(String name, URI address, String md5, Duration longestSilence) {

  private static final ZipExtractor UNZIPPER = new ZipExtractor(1000, 2L << 30);
  private static final Pattern MD5 = Pattern.compile("(?<!\\w)[0-9a-fA-F]{32}(?!\\w)");
  private static final int LONGEST_MD5_FILE = 1000;

  /** The unpacked folder; the network is touched only if that is not there yet. */
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
    String expected = md5 == null ? publishedMd5() : md5;
    String actual;
    try (FileChannel file = open(part)) {
      lock(file, part);
      if (Files.isDirectory(folder)) {
        return folder;
      }
      new HttpDownload(address, longestSilence).resume(file, progress);
      actual = md5Of(part);
      if (actual.equals(expected)) {
        unpack(file, part, folder);
      }
    }
    Files.deleteIfExists(part);
    if (!actual.equals(expected)) {
      throw new IOException(
          "%s arrived damaged (MD5 %s instead of %s) and was deleted; run this again"
              .formatted(address, actual, expected));
    }
    return folder;
  }

  private static FileChannel open(Path part) throws IOException {
    try {
      return FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unusable(part.getParent(), e);
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

  /** Holds {@code file} until it is closed. */
  private static void lock(FileChannel file, Path part) throws IOException {
    boolean locked;
    try {
      locked = file.tryLock() != null;
    } catch (OverlappingFileLockException inThisProcess) {
      locked = false;
    }
    if (!locked) {
      throw new IOException(part + " is being downloaded already; wait until that is done");
    }
  }

  /** The checksum in the file beside the archive, with or without more words around it. */
  private String publishedMd5() throws IOException {
    URI beside = URI.create(address + ".md5");
    Matcher found = MD5.matcher(new HttpDownload(beside, longestSilence).text(LONGEST_MD5_FILE));
    if (!found.find()) {
      throw new IOException(beside + " holds no MD5 checksum; try again later");
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
    Path beside = Files.createTempDirectory(folder.getParent(), "." + folder.getFileName() + ".");
    try {
      UNZIPPER.unzip(part, beside);
      Files.move(content(beside), folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (DataFormatException hostile) {
      file.truncate(0);
      throw hostile;
    } catch (IOException e) {
      throw new IOException(
          "cannot unpack to %s (%s); make room on the disk or choose another cache folder"
              .formatted(folder, e.getMessage()),
          e);
    } finally {
      if (Files.exists(beside)) {
        MoreFiles.deleteRecursively(beside, RecursiveDeleteOption.ALLOW_INSECURE);
      }
    }
  }

  /** The archive's one top folder, or all of it if it has none. */
  private static Path content(Path unpacked) throws IOException {
    try (Stream<Path> top = Files.list(unpacked)) {
      List<Path> entries = top.limit(2).toList();
      return entries.size() == 1 && Files.isDirectory(entries.get(0)) ? entries.get(0) : unpacked;
    }
  }
}
