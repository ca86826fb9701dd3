package org.deepmovie.data.io;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;

/**
 * Reads the MovieLens data sets as GroupLens packs them, from the unpacked folder or from the zip.
 *
 * <p>Besides the ratings, a data set gets
 *
 * <ul>
 *   <li>all movies of its movies file, rated or not, with their titles, in the file's order,
 *   <li>the item attributes {@code year}, from the title's "(1995)", and {@code genre},
 *   <li>the user attributes {@code gender}, {@code age} and {@code occupation}, where a users file
 *       tells them (100K: the age in years; 1M: the age group, such as "25-34"),
 *   <li>the items' texts, if the folder holds a file {@code ml_plot.dat} of lines {@code
 *       itemId::sentence|sentence|...}.
 * </ul>
 *
 * <p>Files are UTF-8 or, failing that, ISO-8859-1. Of two ratings of one movie by one user the
 * later in the file counts; a timestamp of 0 means "not known". See Harper and Konstan, The
 * MovieLens Datasets: History and Context, ACM TiiS 5(4), 2015.
 */
public final class MovieLens {

  private static final String PLOTS = "ml_plot.dat";

  private MovieLens() {}

  /** What the files of a MovieLens data set are called and how they are written. */
  public enum Layout {
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

    Layout(String ratingsFile, String delimiter, RatingScale scale, String... otherFiles) {
      this.ratingsFile = ratingsFile;
      this.delimiter = delimiter;
      this.scale = scale;
      this.otherFiles = List.of(otherFiles);
    }

    /** The values that the layout's ratings take. */
    public RatingScale scale() {
      return scale;
    }

    /** All files that the layout needs. */
    private String files() {
      return ratingsFile + ", " + String.join(", ", otherFiles);
    }

    private static Layout of(DataFiles files) throws DataFormatException {
      List<Layout> found =
          Arrays.stream(values())
              .filter(layout -> files.has(layout.ratingsFile))
              .filter(layout -> layout != ML_1M || files.has("users.dat"))
              .filter(layout -> layout != ML_10M || !files.has("users.dat"))
              .toList();
      if (found.size() != 1) {
        throw new DataFormatException(
            files.shown(),
            (found.isEmpty() ? "not a MovieLens data set" : "holds several data sets: " + found)
                + "; expected the files of one layout: "
                + accepted());
      }
      Layout layout = found.get(0);
      for (String needed : layout.otherFiles) {
        if (!files.has(needed)) {
          throw new DataFormatException(
              files.shown(), needed + " is missing; " + layout + " needs " + layout.files());
        }
      }
      return layout;
    }

    static String accepted() {
      return Joiner.on("; ")
          .join(Arrays.stream(values()).map(layout -> layout + ": " + layout.files()).iterator());
    }
  }

  /**
   * Reads the data set in a folder, or in a zip archive with or without one top folder. Which
   * layout it has is told by its files; other files, such as {@code u1.base}, are not looked at.
   *
   * @return the data set, called after the folder or archive
   * @throws DataFormatException if a file is missing or a line cannot be read
   */
  public static Dataset read(Path folderOrZip) throws IOException {
    try (DataFiles files = DataFiles.open(folderOrZip)) {
      Layout layout = Layout.of(files);
      MovieLensItems items = MovieLensItems.read(files, layout);
      MovieLensUsers users = MovieLensUsers.read(files, layout);
      RatingReader.Table ratings =
          readRatings(files.file(layout.ratingsFile), layout, users.ids(), items.ids());
      Dataset.Builder dataset =
          Dataset.builder(files.name(), ratings.users(), ratings.items(), ratings.ratings())
              .scale(layout.scale)
              .titles(items.titles())
              .itemAttributes(items.attributes());
      if (users.attributes() != null) {
        dataset.userAttributes(users.attributes());
      }
      if (files.has(PLOTS)) {
        dataset.texts(readPlots(files.file(PLOTS), items.ids()));
      }
      return dataset.build();
    }
  }

  /**
   * Reads one more ratings file of a data set, such as {@code u1.base}, into the index space of
   * {@code dataset}.
   *
   * @param folderOrZip where the data set lies
   * @param file the file's name in there, written as the data set's layout has it
   * @return the file's ratings, with all users and items of {@code dataset}
   * @throws DataFormatException if a line cannot be read, or names a user or item that {@code
   *     dataset} does not have
   */
  public static RatingMatrix readRatings(Path folderOrZip, String file, Dataset dataset)
      throws IOException {
    try (DataFiles files = DataFiles.open(folderOrZip)) {
      return readRatings(files.file(file), Layout.of(files), dataset.users(), dataset.items())
          .ratings();
    }
  }

  private static RatingReader.Table readRatings(
      TextFile file, Layout layout, IdMap users, IdMap items) throws IOException {
    RatingReader reader = new RatingReader(users, items, layout.scale, DuplicatePolicy.LAST);
    return file.parse(
        characters -> {
          if (layout == Layout.ML_LATEST) {
            RowReader rows = new CsvRowReader(file.name(), characters, ',');
            ColumnNames header = ColumnNames.of(file.name(), rows, true);
            return reader.read(
                file.name(),
                rows,
                header.ratingColumns("userId", "movieId", "rating", "timestamp"));
          }
          RowReader rows = new DelimitedRowReader(file.name(), characters, layout.delimiter);
          return reader.read(file.name(), rows, new RatingReader.Columns(0, 1, 2, 3, 4));
        });
  }

  private static ItemTexts readPlots(TextFile file, IdMap items) throws IOException {
    Splitter sentences = Splitter.on('|').trimResults().omitEmptyStrings();
    return file.parse(
        characters -> {
          DelimitedRowReader rows = new DelimitedRowReader(file.name(), characters, "::");
          ItemTextCollector texts = new ItemTextCollector(items);
          while (rows.next()) {
            int idEnd = rows.line().indexOf("::");
            if (idEnd < 0) {
              throw rows.error("expected itemId::sentence|sentence|...");
            }
            String plot = rows.line().substring(idEnd + 2);
            texts.add(rows.id(0, "item"), String.join(" ", sentences.split(plot)));
          }
          return texts.build(file.name());
        });
  }
}
