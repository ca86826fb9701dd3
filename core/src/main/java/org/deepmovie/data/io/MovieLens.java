package org.deepmovie.data.io;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DatasetBuilder;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.io.RatingColumns.RatingColumnIndices;

/**
 * Reads the MovieLens data sets as GroupLens publishes them, from the zip archive or the unpacked
 * folder.
 *
 * <p>Besides the ratings, a data set has
 *
 * <ul>
 *   <li>all movies of its movies file, rated or not, with their titles, in the file's order,
 *   <li>the item attributes {@code year}, from the title's "(1995)", and {@code genre},
 *   <li>the user attributes {@code gender}, {@code age} and {@code occupation}, if there is a users
 *       file (100K: the age in years; 1M: the age group, such as "25-34"),
 *   <li>the items' texts, if the folder holds a file {@code ml_plot.dat} of lines {@code
 *       itemId::sentence|sentence|...}.
 * </ul>
 *
 * <p>Files are UTF-8 or, failing that, ISO-8859-1. Of several ratings by one user for one movie the
 * last in the file counts; a timestamp of 0 means "not known".
 *
 * <p>F. M. Harper, J. A. Konstan: The MovieLens Datasets: History and Context. ACM TiiS 5(4), 2015.
 */
public final class MovieLens {

  private static final String PLOTS = "ml_plot.dat";

  private MovieLens() {}

  /**
   * Reads the data set in a folder, or in a zip archive with or without one top folder. The names
   * of its files determine the layout; other files, such as {@code u1.base}, are ignored.
   *
   * @return the data set, named after the folder or archive
   * @throws DataFormatException if a file is missing or a line cannot be read
   */
  public static Dataset read(Path folderOrZip) throws IOException {
    try (DataFiles files = DataFiles.open(folderOrZip)) {
      MovieLensLayout layout = MovieLensLayout.of(files);
      MovieLensItems items = MovieLensItems.read(files, layout);
      Optional<MovieLensUsers> users = MovieLensUsers.read(files, layout);
      RatingTable ratings =
          readRatings(
              files.file(layout.ratingsFile()),
              layout,
              users.map(MovieLensUsers::ids),
              items.ids());
      DatasetBuilder dataset =
          Dataset.builder(files.name(), ratings.users(), ratings.items(), ratings.ratings())
              .scale(layout.scale())
              .titles(items.titles())
              .itemAttributes(items.attributes());
      users.ifPresent(known -> dataset.userAttributes(known.attributes()));
      if (files.has(PLOTS)) {
        dataset.texts(readPlots(files.file(PLOTS), items.ids()));
      }
      return dataset.build();
    }
  }

  /**
   * Reads another ratings file of a data set, such as {@code u1.base}, by the indices of {@code
   * dataset}.
   *
   * @param folderOrZip the folder or archive of the data set
   * @param file the name of a file in it, in the format of the data set's layout
   * @return the file's ratings, with all users and items of {@code dataset}
   * @throws DataFormatException if a line cannot be read, or has a user or item that is not in
   *     {@code dataset}
   */
  public static RatingMatrix readRatings(Path folderOrZip, String file, Dataset dataset)
      throws IOException {
    try (DataFiles files = DataFiles.open(folderOrZip)) {
      return readRatings(
              files.file(file),
              MovieLensLayout.of(files),
              Optional.of(dataset.users()),
              dataset.items())
          .ratings();
    }
  }

  private static RatingTable readRatings(
      TextFile file, MovieLensLayout layout, Optional<IdMap> users, IdMap items)
      throws IOException {
    RatingReader reader =
        new RatingReader(
            users, Optional.of(items), Optional.of(layout.scale()), DuplicatePolicy.LAST);
    return file.parse(
        characters -> {
          if (layout == MovieLensLayout.ML_LATEST) {
            RowReader rows = new CsvRowReader(file.name(), characters, ',');
            ColumnNames header = ColumnNames.of(file.name(), rows, true);
            return reader.read(
                file.name(),
                rows,
                header.indices(
                    new RatingColumns("userId", "movieId", "rating", Optional.of("timestamp"))));
          }
          RowReader rows = new DelimitedRowReader(file.name(), characters, layout.delimiter());
          return reader.read(file.name(), rows, new RatingColumnIndices(0, 1, 2, 3, 4));
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
