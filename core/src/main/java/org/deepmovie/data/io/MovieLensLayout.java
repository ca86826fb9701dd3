package org.deepmovie.data.io;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.deepmovie.data.RatingScale;

/** The names and formats of the files of a MovieLens data set. */
enum MovieLensLayout {
  /** MovieLens 100K: tabs and bars, users with exact ages; whole stars. */
  ML_100K("u.data", "\t", RatingScale.FIVE_STARS, "u.item", "u.genre", "u.user"),
  /** MovieLens 1M: {@code ::}, users with age groups; whole stars. */
  ML_1M("ratings.dat", "::", RatingScale.FIVE_STARS, "movies.dat", "users.dat"),
  /** MovieLens 10M: {@code ::}, no users file; half stars. */
  ML_10M("ratings.dat", "::", RatingScale.HALF_STARS, "movies.dat"),
  /** MovieLens latest, 20M, 25M, 32M: CSV with a header, no users file; half stars. */
  ML_LATEST("ratings.csv", ",", RatingScale.HALF_STARS, "movies.csv");

  private final String ratingsFile;
  private final String delimiter;
  private final RatingScale scale;
  private final List<String> otherFiles;

  MovieLensLayout(String ratingsFile, String delimiter, RatingScale scale, String... otherFiles) {
    this.ratingsFile = ratingsFile;
    this.delimiter = delimiter;
    this.scale = scale;
    this.otherFiles = List.of(otherFiles);
  }

  /** The values that ratings of this layout may take. */
  RatingScale scale() {
    return scale;
  }

  String ratingsFile() {
    return ratingsFile;
  }

  /** The text between two fields of the ratings file. */
  String delimiter() {
    return delimiter;
  }

  /**
   * The layout of {@code files}.
   *
   * @throws DataFormatException if they have none, several, or only some files of one
   */
  static MovieLensLayout of(DataFiles files) throws DataFormatException {
    List<MovieLensLayout> found =
        Arrays.stream(values())
            .filter(layout -> files.has(layout.ratingsFile))
            .filter(layout -> layout != ML_1M || files.has("users.dat"))
            .filter(layout -> layout != ML_10M || !files.has("users.dat"))
            .toList();
    if (found.size() != 1) {
      throw new DataFormatException(
          files.displayName(),
          (found.isEmpty() ? "not a MovieLens data set" : "holds several data sets: " + found)
              + "; expected the files of one layout: "
              + description());
    }
    MovieLensLayout layout = found.get(0);
    for (String needed : layout.otherFiles) {
      if (!files.has(needed)) {
        throw new DataFormatException(
            files.displayName(), needed + " is missing; " + layout + " needs " + layout.allFiles());
      }
    }
    return layout;
  }

  /** The layouts with their files, for messages. */
  static String description() {
    return Arrays.stream(values())
        .map(layout -> layout + ": " + layout.allFiles())
        .collect(Collectors.joining("; "));
  }

  private String allFiles() {
    return ratingsFile + ", " + String.join(", ", otherFiles);
  }
}
