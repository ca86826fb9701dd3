package org.deepmovie.data.io;

import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.io.TextLines;
import org.deepmovie.internal.rows.DataFiles;
import org.deepmovie.internal.rows.TextFile;

/**
 * Reads data sets, and reports what was read, guessed, changed or left out. Immutable.
 *
 * <pre>{@code
 * DatasetReading reading =
 *     DatasetReader.detecting()
 *         .withFormat(DelimitedFormat.DETECTED.withColumns("reader", "isbn", "stars"))
 *         .read(Path.of("books.csv"));
 * reading.report().lines().forEach(System.err::println);
 * Dataset books = reading.dataset();
 * }</pre>
 */
public final class DatasetReader {

  private static final DatasetReader DETECTING =
      new DatasetReader(DelimitedFormat.DETECTED, Optional.empty());

  private final DelimitedFormat format;
  private final Optional<MovieLensLayout> layout;

  private DatasetReader(DelimitedFormat format, Optional<MovieLensLayout> layout) {
    this.format = Objects.requireNonNull(format, "format");
    this.layout = layout;
  }

  /** A reader that finds the format from the data. */
  public static DatasetReader detecting() {
    return DETECTING;
  }

  /** The same reader of files of ratings in {@code other}. */
  public DatasetReader withFormat(DelimitedFormat other) {
    return new DatasetReader(other, layout);
  }

  /** The same reader of folders and archives of the layout {@code other}. */
  public DatasetReader withLayout(MovieLensLayout other) {
    return new DatasetReader(format, Optional.of(other));
  }

  /**
   * Reads what {@link Datasets#read} reads.
   *
   * @throws IllegalArgumentException if {@code path} is empty
   * @throws DataFormatException if {@code path} is none of these, or a line cannot be read
   */
  public DatasetReading read(Path path) throws IOException {
    requirePath(path);
    if (isFolderOrZip(path)) {
      try (DataFiles files = DataFiles.open(path)) {
        return read(files);
      }
    }
    return read(TextFile.of(path), nameOf(path));
  }

  /**
   * Reads a file of ratings from a stream, once, to its end, and closes it.
   *
   * @param name the name of the stream in messages, and of the data set
   * @throws DataFormatException if a line cannot be read
   */
  public DatasetReading read(String name, InputStream stream) throws IOException {
    return read(TextFile.of(name, stream), name);
  }

  private DatasetReading read(TextFile file, String name) throws IOException {
    RatingTable table = RatingReader.of(format).read(file);
    RatingMatrix ratings = table.ratings(table.users(), table.items());
    Dataset dataset =
        Dataset.builder(name, table.users(), table.items(), ratings)
            .scale(table.scale(ratings))
            .build();
    return new DatasetReading(dataset, ReadReport.of(table.report(ratings)));
  }

  private DatasetReading read(DataFiles files) throws IOException {
    FolderContents contents = FolderContents.read(files, layout);
    RatingTable table = contents.reader(format).read(contents.ratingsFile());
    RatingMatrix ratings = table.ratings(table.users(), table.items());
    RatingScale scale = contents.scale(table, ratings);
    return new DatasetReading(
        contents.dataset(table.users(), table.items(), ratings, scale),
        contents.report(List.of(table.report(ratings)), table, ratings, scale));
  }

  /**
   * Reads a training set, a test set and perhaps a validation set from files of their own.
   *
   * @param data the data set whose users and items, with all that is known of them, come first; its
   *     ratings are not used. Empty if there is none
   * @param train the file of the training set: one in {@code data}, if that is a folder or an
   *     archive that has it, else a path
   * @param validation the file of the validation set, if there is one
   * @param test the file of the test set, if there is one
   * @throws DataFormatException if a file is missing or cannot be read
   */
  public SplitReading readSplit(
      Optional<Path> data, String train, Optional<String> validation, Optional<String> test)
      throws IOException {
    if (data.isPresent() && isFolderOrZip(data.get())) {
      requirePath(data.get());
      try (DataFiles files = DataFiles.open(data.get())) {
        FolderContents contents = FolderContents.read(files, layout);
        RatingReader reader = contents.reader(format);
        return new SplitFileReader(reader, files::has, files::file)
            .read(train, validation, test, contents);
      }
    }
    RatingReader reader = RatingReader.of(format);
    String name = nameOf(Path.of(train));
    Path folder = Path.of("");
    if (data.isPresent()) {
      requirePath(data.get());
      RatingTable known = reader.read(TextFile.of(data.get()));
      reader = new RatingReader(format, false, known.users(), known.items(), false);
      name = nameOf(data.get());
      folder = Objects.requireNonNullElse(data.get().getParent(), folder);
    }
    Path beside = folder;
    return new SplitFileReader(
            reader,
            file -> !Files.exists(Path.of(file)) && Files.exists(beside.resolve(file)),
            file -> TextFile.of(beside.resolve(file)))
        .read(train, validation, test, name);
  }

  static boolean isFolderOrZip(Path path) throws IOException {
    return Files.isDirectory(path) || DataFiles.isZip(path);
  }

  static String nameOf(Path file) {
    String name = MoreFiles.getNameWithoutExtension(file);
    return file.toString().endsWith(TextLines.GZIP)
        ? MoreFiles.getNameWithoutExtension(Path.of(name))
        : name;
  }

  private static void requirePath(Path path) throws DataFormatException {
    String accepted =
        "give a folder or zip with MovieLens data ("
            + MovieLensLayout.description()
            + ") or a file with one rating per line (.csv, .tsv, .dat)";
    if (path.toString().isEmpty()) {
      throw new IllegalArgumentException("no data given; " + accepted);
    }
    if (!Files.exists(path)) {
      throw new DataFormatException(path.toString(), "no such file or folder; " + accepted);
    }
  }
}
