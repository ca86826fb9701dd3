package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deepmovie.data.Dataset;

/** Reads a data set whose format is detected: the usual entry point. */
public final class Datasets {

  private Datasets() {}

  /**
   * Reads
   *
   * <ul>
   *   <li>a folder or a zip archive of MovieLens data by {@link MovieLens#read},
   *   <li>any other file as ratings by {@link DelimitedText#read}, in the format that its first row
   *       suggests: user, item, rating and perhaps a timestamp in this order, or a header with
   *       columns such as user, userId, item, movie_id, "Movie Id", rating and timestamp.
   * </ul>
   *
   * @throws IllegalArgumentException if {@code path} is empty
   * @throws DataFormatException if {@code path} is none of these, or a line cannot be read
   */
  public static Dataset read(Path path) throws IOException {
    String accepted =
        "give a folder or .zip with MovieLens data ("
            + MovieLensLayout.description()
            + ") or a file with one rating per line (.csv, .tsv, .dat)";
    if (path.toString().isEmpty()) {
      throw new IllegalArgumentException("no data given; " + accepted);
    }
    if (!Files.exists(path)) {
      throw new DataFormatException(path.toString(), "no such file or folder; " + accepted);
    }
    return Files.isDirectory(path) || DataFiles.isZip(path)
        ? MovieLens.read(path)
        : DelimitedText.read(path, DelimitedFormat.detect(path));
  }
}
