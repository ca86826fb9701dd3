package org.deepmovie.cli.options;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.deepmovie.data.Dataset;
import org.deepmovie.split.Splitter;
import org.deepmovie.split.Splitters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --split}, {@code --validation} and {@code --seed}. */
public final class SplitOptions {

  private static final String SAMPLE_DEFAULT = "time:0.8";
  private static final String DEFAULT = "holdout:0.9";

  @Option(
      names = "--split",
      paramLabel = "SPEC",
      converter = SplitSpecConverter.class,
      description = {
        "The training set; the rest is the test set:",
        "  holdout:0.9   a random 90 %% of the ratings",
        "  kfold:5       all but one of 5 folds, in turn",
        "  per-user:0.8  a random 80 %% of each user's",
        "  leave:1       all but 1 rating of each user",
        "  users:0.8     the ratings of 80 %% of the users",
        "  items:0.9     the ratings of 90 %% of the items",
        "  time:0.9      the oldest 90 %% of the ratings",
        "  convmf:0.8    80 %% by the protocol of ConvMF",
        "  files:a,b     file a; the test set is file b",
        "(default: " + DEFAULT + "; " + SAMPLE_DEFAULT + " for the sample)"
      })
  private @Nullable String split;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      converter = ShareConverter.class,
      description =
          "Share of the training set that is held out for early stopping and for tuning, if the"
              + " split has no validation set of its own and the model stops early; 0 for none"
              + " (default: ${DEFAULT-VALUE}).")
  private double validation;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Random seed of the split and the fits (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** The random seed. */
  public long seed() {
    return seed;
  }

  /** The splitter of {@code dataset}, which {@code data} names. */
  public Splitter splitter(DataOptions data, Dataset dataset) throws IOException {
    String chosen = split != null ? split : data.isSample() ? SAMPLE_DEFAULT : DEFAULT;
    Splitter splitter = Splitters.parse(chosen, file -> data.readRatings(file, dataset));
    return validation == 0 ? splitter : Splitters.withValidation(splitter, validation);
  }

  /** Prints the data and the split, without the end of the last line. */
  public void describe(LoadedDataset data, Splitter splitter, PrintWriter out) {
    out.printf(Locale.ROOT, "data   %s, read in %.1f s%n", data.dataset(), data.seconds());
    out.printf(Locale.ROOT, "split  %s, seed %d", splitter.spec(), seed);
  }
}
