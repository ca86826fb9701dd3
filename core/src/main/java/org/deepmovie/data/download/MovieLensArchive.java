package org.deepmovie.data.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The MovieLens archives that GroupLens offers for download. */
public enum MovieLensArchive {
  /** MovieLens 100K: 100,000 ratings, 5 MB. */
  ML_100K("ml-100k", Optional.of("0e33842e24a9c977be4e0107933c0723")),
  /** MovieLens 1M: a million ratings, 6 MB. */
  ML_1M("ml-1m", Optional.of("c4d9eecfca2ab87c1945afe126590906")),
  /** MovieLens 10M: ten million ratings, 63 MB. */
  ML_10M("ml-10m", Optional.of("ce571fd55effeba0271552578f2648bd")),
  /** A small excerpt of the latest data, 1 MB; it changes from time to time. */
  ML_LATEST_SMALL("ml-latest-small", Optional.empty());

  /** The terms under which GroupLens publishes the data. */
  public static final String LICENSE =
      "MovieLens data by GroupLens, University of Minnesota: it may not be redistributed; cite"
          + " F. M. Harper and J. A. Konstan, The MovieLens Datasets: History and Context, ACM TiiS"
          + " 5(4), 2015, doi:10.1145/2827872";

  private static final URI SITE = URI.create("https://files.grouplens.org/datasets/movielens/");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final String archiveName;
  private final Optional<String> md5;

  MovieLensArchive(String archiveName, Optional<String> md5) {
    this.archiveName = archiveName;
    this.md5 = md5;
  }

  /** The archive's name, such as "ml-1m". */
  public String archiveName() {
    return archiveName;
  }

  /** The archive's address. */
  public URI address() {
    return SITE.resolve(archiveName + ".zip");
  }

  /**
   * The archive named {@code name}, such as "ml-1m".
   *
   * @throws IllegalArgumentException if there is none
   */
  public static MovieLensArchive of(String name) {
    return Arrays.stream(values())
        .filter(archive -> archive.archiveName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no MovieLens archive '" + name + "'; there are " + names()));
  }

  private static String names() {
    return Arrays.stream(values())
        .map(MovieLensArchive::archiveName)
        .collect(Collectors.joining(", "));
  }

  /** The default folder for archives: {@code deepmovie} in the user's cache folder. */
  public static Path defaultCache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("deepmovie");
  }

  /**
   * The archive's unpacked folder, {@code cache/NAME}; it is downloaded and unpacked first if it is
   * missing. An interrupted download is resumed.
   *
   * @param cache the folder that holds archives; created if it is missing
   * @param progress receives the progress of the download
   * @throws IOException if the archive cannot be downloaded or unpacked; the message says what to
   *     do
   */
  public DownloadedArchive fetch(Path cache, DownloadProgress progress) throws IOException {
    ArchiveDownload download = new ArchiveDownload(archiveName, address(), md5, TIMEOUT);
    return new DownloadedArchive(download.fetch(cache, progress), LICENSE);
  }
}
