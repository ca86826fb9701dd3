package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deepmovie.data.Dataset;

/** The front door: reads a data set without being told how it is written. */
public final class Datasets {

  private Datasets() {}

  /**
   * Reads
   *
   * <ul>
   *   <li>a folder or a zip archive in one of MovieLens's layouts, by {@link MovieLens#read},
   *   <li>any other file as ratings, by {@link DelimitedText#read}, with the options that its first
   *       row suggests: user, item, rating and perhaps a timestamp in this order, or a header with
   *       columns such as user, userId, item, movie_id, "Movie Id", rating and timestamp.
   * </ul>
   *
   * @throws IllegalArgumentException if {@code path} is empty
   * @throws DataFormatException if {@code path} is none of these, or a line cannot be read
   */
  public static Dataset read(Path path) throws IOException {
    String accepted =
        "give a folder or .zip with MovieLens data ("
            + MovieLens.Layout.accepted()
            + ") or a file with one rating a line (.csv, .tsv, .dat)";
    if (path.toString().isEmpty()) {
      throw new IllegalArgumentException("no data given; " + accepted);
    }
    if (!Files.exists(path)) {
      throw new DataFormatException(path.toString(), "no such file or folder; " + accepted);
    }
    return Files.isDirectory(path) || DataFiles.isZip(path)
        ? MovieLens.read(path)
        : DelimitedText.read(path, DelimitedText.Options.detect(path));
  }
}
