package org.deepmovie.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.download.MovieLensArchive;
import org.deepmovie.data.io.Datasets;
import org.deepmovie.data.io.ImplicitFeedback;
import org.deepmovie.data.io.MovieLens;
import org.deepmovie.data.sample.Sample;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options {@code --data} and {@code --feedback}, and the data that they name. */
public final class DataOptions {

  private static final String SAMPLE = "sample";
  private static final long SAMPLE_SEED = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR|ZIP|FILE|sample",
      defaultValue = SAMPLE,
      description =
          "A MovieLens folder or zip, the name of a downloaded MovieLens archive, a delimited file"
              + " of ratings, or the built-in synthetic sample (default: ${DEFAULT-VALUE}).")
  private String data;

  @Option(
      names = "--feedback",
      paramLabel = "FILE",
      description =
          "Interactions without a rating (rentals, views) for models that learn from implicit"
              + " feedback: a delimited file whose header names the columns user and item. Models"
              + " see all of them in every split, so leave out those that would reveal the test"
              + " set.")
  private @Nullable Path feedback;

  @Option(
      names = "--counts",
      description =
          "The ratings of the file are counts of interactions, such as plays or purchases. Whole"
              + " numbers beyond 100 are taken for counts without this option.")
  private boolean counts;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private @Nullable Sample sample;

  /** Whether the data is the built-in sample. */
  public boolean isSample() {
    return data.equals(SAMPLE);
  }

  /** The built-in sample. */
  public Sample sample() {
    if (sample == null) {
      sample = Sample.generate(SAMPLE_SEED);
    }
    return sample;
  }

  /**
   * Reads the data.
   *
   * @throws IOException if it cannot be read
   */
  public LoadedDataset read() throws IOException {
    long start = System.nanoTime();
    Dataset dataset = feedback == null ? readDataset() : withFeedback(feedback, readDataset());
    if (counts) {
      dataset = dataset.withScale(RatingScale.ofInteractions(dataset.ratings()));
    }
    return new LoadedDataset(dataset, (System.nanoTime() - start) / 1e9);
  }

  private Dataset readDataset() throws IOException {
    if (isSample()) {
      return sample().dataset();
    }
    boolean archive =
        Arrays.stream(MovieLensArchive.values()).anyMatch(a -> a.archiveName().equals(data));
    if (archive && !Files.exists(path())) {
      throw new IOException(data + " is not downloaded; run 'deepmovie data " + data + "' first");
    }
    return Datasets.read(path());
  }

  private Dataset withFeedback(Path file, Dataset ratings) throws IOException {
    ImplicitFeedback known = ImplicitFeedback.read(file, ratings);
    if (known.skipped() > 0) {
      command
          .commandLine()
          .getErr()
          .println(
              file
                  + ": rows left out because the ratings lack their user or item: "
                  + known.skipped());
    }
    return ratings.withImplicitFeedback(known.interactions());
  }

  /**
   * Reads a further file of ratings in the folder or zip of the data.
   *
   * @throws IllegalArgumentException if the data is not a folder or zip of several files
   */
  RatingMatrix readRatings(String file, Dataset dataset) throws IOException {
    boolean several = Files.isDirectory(path()) || data.toLowerCase(Locale.ROOT).endsWith(".zip");
    if (isSample() || !several) {
      throw new IllegalArgumentException(
          "--split files:... needs --data with the MovieLens folder that holds the files");
    }
    return MovieLens.readRatings(path(), file, dataset);
  }

  /** The named folder or file; a downloaded archive may be given by its name alone. */
  private Path path() {
    Path given = Path.of(data);
    Path cached = MovieLensArchive.defaultCache().resolve(data);
    return !Files.exists(given) && Files.isDirectory(cached) ? cached : given;
  }
}
