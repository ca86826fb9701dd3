package org.deepmovie.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.download.MovieLensArchive;
import org.deepmovie.data.io.ColumnMapping;
import org.deepmovie.data.io.DatasetReader;
import org.deepmovie.data.io.DatasetReading;
import org.deepmovie.data.io.DelimitedFormat;
import org.deepmovie.data.io.ImplicitFeedback;
import org.deepmovie.data.io.ReadReport;
import org.deepmovie.data.io.SplitReading;
import org.deepmovie.data.sample.Sample;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options {@code --data} and {@code --feedback}, and the data that they name. */
public final class DataOptions {

  private static final String SAMPLE = "sample";
  private static final String STANDARD_INPUT = "-";
  private static final long SAMPLE_SEED = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR|ZIP|FILE|-|sample",
      description =
          "A file of ratings, - for standard input, a MovieLens folder or zip, the name of a"
              + " downloaded MovieLens archive, or the built-in synthetic sample (default:"
              + " sample).")
  private @Nullable String data;

  @Mixin private FormatOptions format;

  @Option(
      names = "--feedback",
      paramLabel = "FILE|-",
      description =
          "Interactions without a rating (rentals, views) for models that learn from implicit"
              + " feedback: a file with a user and an item in every row, in any form of --data."
              + " Models see all of them in every split, so leave out those that would reveal the"
              + " test set.")
  private @Nullable Path feedback;

  @Option(
      names = "--feedback-columns",
      paramLabel = "ROLE=COLUMN,...",
      converter = ColumnsConverter.class,
      description =
          "The columns of the file of --feedback by name or by number from 1, such as"
              + " user=customer,item=2.")
  private @Nullable ColumnMapping feedbackColumns;

  @Option(
      names = "--counts",
      description =
          "The ratings of the file are counts of interactions, such as plays or purchases. Whole"
              + " numbers beyond 100 are taken for counts without this option.")
  private boolean counts;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private @Nullable Sample sample;
  private boolean hasFiles;

  /** Whether the data is the built-in sample. */
  public boolean isSample() {
    return data == null ? !hasFiles : data.equals(SAMPLE);
  }

  /** The built-in sample. */
  public Sample sample() {
    if (sample == null) {
      sample = Sample.generate(SAMPLE_SEED);
    }
    return sample;
  }

  /**
   * Reads the data, and prints what was guessed, changed or left out.
   *
   * @throws IOException if it cannot be read
   */
  public LoadedDataset read() throws IOException {
    return read(Optional.empty(), false);
  }

  /**
   * Reads the data, and prints what was guessed, changed or left out.
   *
   * @param files the files of the sets of a split, if there are such files
   * @param timesRequired whether a time that cannot be read is an error
   * @throws IOException if it cannot be read
   */
  public LoadedDataset read(Optional<SplitFiles> files, boolean timesRequired) throws IOException {
    hasFiles = files.isPresent();
    requireOneStandardInput(files);
    if (feedback == null && feedbackColumns != null) {
      throw new IllegalArgumentException(
          "--feedback-columns are those of the file of --feedback; give --feedback FILE, too");
    }
    long start = System.nanoTime();
    DatasetReader reader = format.reader(timesRequired);
    Optional<SplitReading> sets = Optional.empty();
    DatasetReading reading;
    if (files.isPresent()) {
      SplitReading split = readSplit(files.get(), reader);
      sets = Optional.of(split);
      reading = new DatasetReading(split.dataset(), split.report());
    } else {
      reading = readDataset(reader);
    }
    Dataset dataset = reading.dataset();
    if (counts) {
      dataset = dataset.withScale(RatingScale.ofInteractions(dataset.ratings()));
    }
    ReadReport report = reading.report();
    if (feedback != null) {
      ImplicitFeedback known = feedbackReader().readFeedback(feedback, dataset);
      dataset = dataset.withImplicitFeedback(known.interactions());
      report = report.withFile(known.report());
    }
    report.lines().forEach(command.commandLine().getErr()::println);
    return new LoadedDataset(dataset, sets, report, (System.nanoTime() - start) / 1e9);
  }

  private DatasetReader feedbackReader() {
    DatasetReader reader = DatasetReader.detecting().withStandardInput(System.in);
    return feedbackColumns == null
        ? reader
        : reader.withFormat(DelimitedFormat.DETECTED.withColumns(feedbackColumns));
  }

  /** Refuses a second use of standard input, which is read once. */
  private void requireOneStandardInput(Optional<SplitFiles> files) {
    Stream<String> given =
        Stream.of(
                Stream.ofNullable(data),
                Stream.ofNullable(feedback).map(Path::toString),
                files.stream()
                    .flatMap(
                        sets ->
                            Stream.of(
                                Stream.of(sets.train()),
                                sets.validation().stream(),
                                sets.test().stream()))
                    .flatMap(names -> names))
            .flatMap(names -> names);
    if (given.filter(STANDARD_INPUT::equals).count() > 1) {
      throw new IllegalArgumentException(
          "- is standard input, which is read once; give it for one file only");
    }
  }

  private SplitReading readSplit(SplitFiles files, DatasetReader reader) throws IOException {
    if (isSample()) {
      throw new IllegalArgumentException(
          "the sample has no files of sets; give --train and --test without --data sample");
    }
    return reader.readSplit(
        data == null ? Optional.empty() : Optional.of(path(data)),
        files.train(),
        files.validation(),
        files.test());
  }

  private DatasetReading readDataset(DatasetReader reader) throws IOException {
    if (data == null || data.equals(SAMPLE)) {
      return new DatasetReading(sample().dataset(), ReadReport.EMPTY);
    }
    boolean archive =
        Arrays.stream(MovieLensArchive.values()).anyMatch(a -> a.archiveName().equals(data));
    if (archive && !Files.exists(path(data))) {
      throw new IOException(data + " is not downloaded; run 'deepmovie data " + data + "' first");
    }
    return reader.read(path(data));
  }

  /** The named folder or file; a downloaded archive may be given by its name alone. */
  private static Path path(String data) {
    Path given = Path.of(data);
    Path cached = MovieLensArchive.defaultCache().resolve(data);
    return !Files.exists(given) && Files.isDirectory(cached) ? cached : given;
  }
}
