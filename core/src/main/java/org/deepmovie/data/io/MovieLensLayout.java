package org.deepmovie.data.io;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.rows.DataFiles;

/** The names and formats of the files of a MovieLens data set. */
public enum MovieLensLayout {
  /** MovieLens 100K: tabs and bars, users with exact ages; whole stars. */
  ML_100K("ml-100k", RatingScale.FIVE_STARS, "u.data", "u.item", "u.genre", "u.user"),
  /** MovieLens 1M: {@code ::}, users with age groups; whole stars. */
  ML_1M("ml-1m", RatingScale.FIVE_STARS, "ratings.dat", "movies.dat", "users.dat"),
  /** MovieLens 10M: {@code ::}, no users file; half stars. */
  ML_10M("ml-10m", RatingScale.HALF_STARS, "ratings.dat", "movies.dat"),
  /** MovieLens latest, 20M, 25M, 32M: CSV with a header, no users file; half stars. */
  ML_LATEST("ml-latest", RatingScale.HALF_STARS, "ratings.csv", "movies.csv"),
  /** MovieLens 20M as Kaggle has it: that of {@link #ML_LATEST} with other names. */
  ML_20M_KAGGLE("ml-20m-kaggle", RatingScale.HALF_STARS, "rating.csv", "movie.csv");

  private static final String USERS_1M = "users.dat";

  private final String label;
  private final RatingScale scale;
  private final String ratingsFile;
  private final List<String> otherFiles;

  MovieLensLayout(String label, RatingScale scale, String ratingsFile, String... otherFiles) {
    this.label = label;
    this.scale = scale;
    this.ratingsFile = ratingsFile;
    this.otherFiles = List.of(otherFiles);
  }

  /** The name in options and messages, such as "ml-1m". */
  public String label() {
    return label;
  }

  /**
   * The layout with the label {@code label}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static MovieLensLayout parse(String label) {
    return Arrays.stream(values())
        .filter(layout -> layout.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + label + "'; give one of " + labels(List.of(values()))));
  }

  /** The values that ratings of this layout may take. */
  RatingScale scale() {
    return scale;
  }

  String ratingsFile() {
    return ratingsFile;
  }

  /** The file of items. */
  String itemsFile() {
    return otherFiles.get(0);
  }

  /** The file of users, if the layout has one. */
  Optional<String> usersFile() {
    return otherFiles.stream().filter(file -> file.contains("user")).findFirst();
  }

  /** Whether the first row of the ratings names the columns. */
  boolean hasHeader() {
    return ratingsFile.endsWith(".csv");
  }

  /** The files besides the ratings that {@code files} lack. */
  List<String> missing(DataFiles files) {
    return otherFiles.stream().filter(file -> !files.has(file)).toList();
  }

  /**
   * The layout of {@code files}: the one whose ratings file they have. If that holds for several,
   * it is the only one of these whose files are all there.
   *
   * @return empty if they have no ratings file of any layout
   * @throws DataFormatException if they have several and none or several are whole
   */
  static Optional<MovieLensLayout> of(DataFiles files) throws DataFormatException {
    List<MovieLensLayout> found = found(files);
    if (found.size() < 2) {
      return found.stream().findFirst();
    }
    List<MovieLensLayout> whole =
        found.stream().filter(layout -> layout.missing(files).isEmpty()).toList();
    if (whole.size() != 1) {
      throw new DataFormatException(
          files.displayName(),
          "holds the ratings of several layouts: "
              + labels(found)
              + "; choose one with --layout (in Java DatasetReader.withLayout)");
    }
    return whole.stream().findFirst();
  }

  /** The layouts whose ratings file is among {@code files}. */
  static List<MovieLensLayout> found(DataFiles files) {
    return Arrays.stream(values())
        .filter(layout -> files.has(layout.ratingsFile))
        .filter(layout -> layout != ML_1M || files.has(USERS_1M))
        .filter(layout -> layout != ML_10M || !files.has(USERS_1M))
        .toList();
  }

  /** The labels of {@code layouts}, for messages. */
  static String labels(List<MovieLensLayout> layouts) {
    return layouts.stream().map(MovieLensLayout::label).collect(Collectors.joining(", "));
  }

  /** The layouts with their files, for messages. */
  static String description() {
    return Arrays.stream(values())
        .map(layout -> layout.label + ": " + layout.allFiles())
        .collect(Collectors.joining("; "));
  }

  private String allFiles() {
    return ratingsFile + ", " + String.join(", ", otherFiles);
  }
}
