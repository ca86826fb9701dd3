package org.deepmovie.data.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.deepmovie.data.io.MovieLens;

/** The MovieLens archives that GroupLens offers for download. */
public enum MovieLensArchive {
  /** MovieLens 100K: 100,000 ratings, 5 MB. */
  ML_100K("ml-100k", "0e33842e24a9c977be4e0107933c0723"),
  /** MovieLens 1M: a million ratings, 6 MB. */
  ML_1M("ml-1m", "c4d9eecfca2ab87c1945afe126590906"),
  /** MovieLens 10M: ten million ratings, 63 MB. */
  ML_10M("ml-10m", "ce571fd55effeba0271552578f2648bd"),
  /** A small excerpt of the latest data, 1 MB; it changes from time to time. */
  ML_LATEST_SMALL("ml-latest-small", null);

  /** Under which terms GroupLens gives the data away. */
  public static final String LICENCE =
      "MovieLens data by GroupLens, University of Minnesota: it may not be redistributed; cite"
          + " F. M. Harper and J. A. Konstan, The MovieLens Datasets: History and Context, ACM TiiS"
          + " 5(4), 2015, doi:10.1145/2827872";

  private static final URI SITE = URI.create("https://files.grouplens.org/datasets/movielens/");
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private final String archiveName;
  private final String md5;

  MovieLensArchive(String archiveName, String md5) {
    this.archiveName = archiveName;
    this.md5 = md5;
  }

  /**
   * An archive's data on disk.
   *
   * @param folder holds the files; {@link MovieLens#read} reads it
   * @param licence the terms of use, one line for the user to see
   */
  public record Fetched(Path folder, String licence) {}

  /** The archive's name, such as "ml-1m". */
  public String archiveName() {
    return archiveName;
  }

  /** Where the archive lies. */
  public URI address() {
    return SITE.resolve(archiveName + ".zip");
  }

  /**
   * The archive called {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static MovieLensArchive of(String name) {
    StringBuilder known = new StringBuilder();
    for (MovieLensArchive archive : values()) {
      if (archive.archiveName.equals(name)) {
        return archive;
      }
      known.append(known.length() == 0 ? "" : ", ").append(archive.archiveName);
    }
    throw new IllegalArgumentException("no MovieLens archive '" + name + "'; there are " + known);
  }

  /** Where archives are kept by default: {@code deepmovie} in the user's cache folder. */
  public static Path defaultCache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("deepmovie");
  }

  /**
   * Gives the archive's unpacked folder, {@code cache/NAME}; downloads and unpacks it first if it
   * is not there. A download that broke off goes on where it stopped.
   *
   * @param cache the folder to keep archives in, made if missing
   * @param progress is told how the download goes
   * @throws IOException if the archive cannot be had; the message says what to do about it
   */
  public Fetched fetch(Path cache, DownloadProgress progress) throws IOException {
    ArchiveDownload download = new ArchiveDownload(archiveName, address(), md5, LONGEST_SILENCE);
    return new Fetched(download.fetch(cache, progress), LICENCE);
  }
}
