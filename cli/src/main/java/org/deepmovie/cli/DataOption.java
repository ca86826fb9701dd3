package org.deepmovie.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.download.MovieLensArchive;
import org.deepmovie.data.io.Datasets;
import org.deepmovie.data.io.ImplicitFeedback;
import org.deepmovie.data.io.MovieLens;
import org.deepmovie.data.sample.Sample;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options {@code --data} and {@code --feedback} and what they name. */
final class DataOption {

  private static final String SAMPLE = "sample";
  private static final long SAMPLE_SEED = 1;

  @Option(
      names = "--data",
      paramLabel = "DIR|ZIP|FILE|sample",
      defaultValue = SAMPLE,
      description =
          "MovieLens folder or zip, the name of a downloaded archive, a delimited ratings file, or"
              + " the built-in synthetic sample (default).")
  private String data;

  @Option(
      names = "--feedback",
      paramLabel = "FILE",
      description =
          "Who had to do with what without rating it (rentals, views), for models that learn from"
              + " it: a delimited file with a header that names the columns user and item. It is"
              + " known in every part of a split: leave out what a test must not give away.")
  private Path feedback;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  private Sample sample;

  boolean isSample() {
    return data.equals(SAMPLE);
  }

  /** The folder or file that was named; a downloaded archive may be called by its name alone. */
  Path path() {
    Path given = Path.of(data);
    Path cached = MovieLensArchive.defaultCache().resolve(data);
    return !Files.exists(given) && Files.isDirectory(cached) ? cached : given;
  }

  /**
   * Reads one more ratings file of the data.
   *
   * @throws IllegalArgumentException if the data is not a folder or zip of several files
   */
  RatingMatrix readRatings(String file, Dataset dataset) throws IOException {
    boolean several = Files.isDirectory(path()) || data.toLowerCase(Locale.ROOT).endsWith(".zip");
    if (isSample() || !several) {
      throw new IllegalArgumentException(
          "a split by files needs --data with a MovieLens folder that holds them");
    }
    return MovieLens.readRatings(path(), file, dataset);
  }

  Dataset read() throws IOException {
    Dataset ratings = readRatings();
    if (feedback == null) {
      return ratings;
    }
    ImplicitFeedback known = ImplicitFeedback.read(feedback, ratings);
    if (known.skipped() > 0) {
      command
          .commandLine()
          .getErr()
          .println(
              feedback
                  + ": rows left out because the ratings lack their user or item: "
                  + known.skipped());
    }
    return ratings.withImplicitFeedback(known.interactions());
  }

  private Dataset readRatings() throws IOException {
    if (isSample()) {
      return sample().dataset();
    }
    boolean offered =
        Arrays.stream(MovieLensArchive.values()).anyMatch(a -> a.archiveName().equals(data));
    if (offered && !Files.exists(path())) {
      throw new IOException(
          "there is no "
              + data
              + " here, nor a downloaded one; run 'deepmovie data "
              + data
              + "' first");
    }
    return Datasets.read(path());
  }

  Sample sample() {
    if (sample == null) {
      sample = Sample.generate(SAMPLE_SEED);
    }
    return sample;
  }
}
