package org.deepmovie.data.io;

import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.binary.DatasetFile;
import org.deepmovie.internal.format.RowContent;
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
      new DatasetReader(DelimitedFormat.DETECTED, Optional.empty(), Optional.empty());

  private static final String STANDARD_INPUT = "-";

  private final DelimitedFormat format;
  private final Optional<MovieLensLayout> layout;
  private final Optional<InputStream> standardInput;

  private DatasetReader(
      DelimitedFormat format,
      Optional<MovieLensLayout> layout,
      Optional<InputStream> standardInput) {
    this.format = Objects.requireNonNull(format, "format");
    this.layout = layout;
    this.standardInput = standardInput;
  }

  /** A reader that finds the format from the data. */
  public static DatasetReader detecting() {
    return DETECTING;
  }

  /** The same reader of files of ratings in {@code other}. */
  public DatasetReader withFormat(DelimitedFormat other) {
    return new DatasetReader(other, layout, standardInput);
  }

  /** The same reader of folders and archives of the layout {@code other}. */
  public DatasetReader withLayout(MovieLensLayout other) {
    return new DatasetReader(format, Optional.of(other), standardInput);
  }

  /** The same reader, for which the path {@code -} stands for {@code stream}, read once. */
  public DatasetReader withStandardInput(InputStream stream) {
    return new DatasetReader(format, layout, Optional.of(stream));
  }

  /**
   * Reads what {@link Datasets#read} reads.
   *
   * @throws IllegalArgumentException if {@code path} is empty
   * @throws DataFormatException if {@code path} is none of these, or a line cannot be read
   */
  public DatasetReading read(Path path) throws IOException {
    if (isStandardInput(path.toString())) {
      TextFile input = open(path);
      return read(input, input.name());
    }
    requirePath(path);
    if (isFolderOrZip(path)) {
      try (DataFiles files = DataFiles.open(path)) {
        return read(files);
      }
    }
    if (DatasetFile.isDatasetFile(path)) {
      return new DatasetReading(DatasetFile.read(path), ReadReport.EMPTY);
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
    RatingTable table = RatingReader.of(format, RowContent.RATINGS).read(file);
    RatingMatrix ratings = table.ratings();
    RatingScale scale = table.scale(ratings);
    Dataset dataset =
        Dataset.builder(name, table.users(), table.items(), ratings).scale(scale).build();
    return new DatasetReading(dataset, ReadReport.of(table.report(ratings, scale)));
  }

  /**
   * Reads a file of interactions, besides ratings, of the users and items of {@code dataset}; see
   * {@link ImplicitFeedback#read}.
   *
   * @throws DataFormatException if the columns are not found, a row cannot be read, or no row has a
   *     user and an item of {@code dataset}
   */
  public ImplicitFeedback readFeedback(Path file, Dataset dataset) throws IOException {
    RatingTable table =
        new RatingReader(
                format,
                RowContent.INTERACTIONS,
                false,
                dataset.users(),
                dataset.items(),
                RatingReader.UnknownIds.SKIP)
            .read(open(file));
    return new ImplicitFeedback(
        table.rows().build(dataset.users().size(), dataset.items().size()).byUser(),
        table.report());
  }

  /**
   * Reads the history of one user: a file of items and their ratings or, of implicit feedback,
   * items alone. The file may have a column of users, who must be one.
   *
   * @param scale the scale of the ratings; others are an error
   * @return a data set of one user
   * @throws DataFormatException if the columns are not found, a row cannot be read, there are
   *     several users, or ratings are missing although the scale is not of implicit feedback
   */
  public DatasetReading readHistory(Path file, RatingScale scale) throws IOException {
    TextFile opened = open(file);
    DelimitedFormat known =
        scale.isImplicit() || format.scale().isPresent()
            ? format
            : format.withScale(new RatingRange(scale.min(), scale.max(), OptionalDouble.empty()));
    RatingTable table = RatingReader.of(known, RowContent.HISTORY).read(opened);
    if (table.interactions() && !scale.isImplicit()) {
      throw new DataFormatException(
          opened.name(),
          "has no ratings of its items, which are needed; write item,rating in every line, or name"
              + " the column by --columns rating=...");
    }
    RatingMatrix ratings = table.ratings();
    Dataset history =
        Dataset.builder(opened.name(), table.users(), table.items(), ratings).scale(scale).build();
    return new DatasetReading(history, ReadReport.of(table.report(ratings, scale)));
  }

  private TextFile open(Path file) throws IOException {
    return isStandardInput(file.toString())
        ? TextFile.of("standard input", standardInput.orElseThrow())
        : TextFile.of(file);
  }

  private boolean isStandardInput(String file) {
    return standardInput.isPresent() && file.equals(STANDARD_INPUT);
  }

  private DatasetReading read(DataFiles files) throws IOException {
    FolderContents contents = FolderContents.read(files, layout);
    RatingTable table = contents.reader(format).read(contents.ratingsFile());
    RatingMatrix ratings = table.ratings();
    RatingScale scale = contents.scale(table, ratings);
    Dataset dataset = contents.dataset(table.users(), table.items(), ratings, scale);
    return new DatasetReading(
        dataset, contents.report(List.of(table.report(ratings, scale)), table, dataset));
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
        return new SplitFileReader(
                reader,
                file ->
                    !isStandardInput(file) && files.has(file)
                        ? files.file(file)
                        : open(Path.of(file)))
            .read(train, validation, test, contents);
      }
    }
    RatingReader reader = RatingReader.of(format, RowContent.RATINGS);
    String name = nameOf(Path.of(train));
    Path folder = Path.of("");
    if (data.isPresent()) {
      if (!isStandardInput(data.get().toString())) {
        requirePath(data.get());
      }
      RatingTable known = reader.read(open(data.get()));
      reader = reader.adding(known.users(), known.items());
      name = nameOf(data.get());
      folder = Objects.requireNonNullElse(data.get().getParent(), folder);
    }
    Path beside = folder;
    return new SplitFileReader(
            reader,
            file -> {
              boolean isBeside =
                  !isStandardInput(file)
                      && !Files.exists(Path.of(file))
                      && Files.exists(beside.resolve(file));
              return open(isBeside ? beside.resolve(file) : Path.of(file));
            })
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
