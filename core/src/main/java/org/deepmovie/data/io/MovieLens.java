package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.format.RowContent;
import org.deepmovie.internal.rows.DataFiles;

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

  private MovieLens() {}

  /**
   * Reads the data set in a folder, or in a zip archive with or without one top folder. The names
   * of its files determine the layout; other files, such as {@code u1.base}, are ignored.
   *
   * @return the data set, named after the folder or archive
   * @throws DataFormatException if there are no ratings or a line cannot be read
   */
  public static Dataset read(Path folderOrZip) throws IOException {
    return DatasetReader.detecting().read(folderOrZip).dataset();
  }

  /**
   * Reads another ratings file of a data set, such as {@code u1.base}, by the indices of {@code
   * dataset}.
   *
   * @param folderOrZip the folder or archive of the data set
   * @param file the name of a file in it
   * @param dataset the data set
   * @return the file's ratings, with all users and items of {@code dataset}
   * @throws DataFormatException if a line cannot be read, or has a user or item that is not in
   *     {@code dataset}
   */
  public static RatingMatrix readRatings(Path folderOrZip, String file, Dataset dataset)
      throws IOException {
    try (DataFiles files = DataFiles.open(folderOrZip)) {
      return new RatingReader(
              DelimitedFormat.DETECTED,
              RowContent.RATINGS,
              true,
              dataset.users(),
              dataset.items(),
              RatingReader.UnknownIds.REFUSE)
          .read(files.file(file))
          .ratings(dataset.users(), dataset.items());
    }
  }
}
