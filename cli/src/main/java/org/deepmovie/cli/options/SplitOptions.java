package org.deepmovie.cli.options;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.deepmovie.data.io.SplitReading;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Splitter;
import org.deepmovie.split.Splitters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of splits: {@code --split} or {@code --train}, {@code --validation}, {@code --seed}.
 */
public final class SplitOptions {

  private static final String SAMPLE_DEFAULT = "time:0.8";
  private static final String DEFAULT = "holdout:0.9";
  private static final String FILES = "files:";
  private static final String TIME = "time:";

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
        "  files:a,b     file a; the test set is file b (see --train)",
        "(default: " + DEFAULT + "; " + SAMPLE_DEFAULT + " for the sample)"
      })
  private @Nullable String split;

  @Mixin private SplitFileOptions given;

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

  /**
   * Reads the data, and the sets of the split if they are files of their own.
   *
   * @param models the models that will be fitted, some of which may need times
   * @throws IllegalArgumentException if the files of the sets are not clear
   * @throws IOException if a file cannot be read
   */
  public LoadedDataset read(DataOptions data, List<ModelSpec> models) throws IOException {
    Optional<SplitFiles> files = given.files();
    if (files.isPresent() && split != null) {
      throw new IllegalArgumentException("--train takes the place of --split; give one of them");
    }
    if (files.isPresent() && files.get().test().isEmpty()) {
      throw new IllegalArgumentException("--train needs a test set; give --test FILE, too");
    }
    if (split != null && split.startsWith(FILES)) {
      String[] names = split.substring(FILES.length()).split(",");
      files =
          Optional.of(
              new SplitFiles(
                  split, names[0].strip(), Optional.empty(), Optional.of(names[1].strip())));
    }
    boolean byTime = split != null && split.startsWith(TIME);
    Providers providers = Providers.load();
    return data.read(
        files,
        byTime
            || models.stream()
                .anyMatch(model -> providers.trainer(model.name(), model.options()).usesTimes()));
  }

  /** The splitter of {@code loaded}, which {@code data} names. */
  public Splitter splitter(DataOptions data, LoadedDataset loaded) throws IOException {
    Splitter splitter =
        loaded.sets().isPresent()
            ? given(loaded.sets().get(), given.files().map(SplitFiles::spec).orElse(split))
            : Splitters.parse(split != null ? split : data.isSample() ? SAMPLE_DEFAULT : DEFAULT);
    return validation == 0 ? splitter : Splitters.withValidation(splitter, validation);
  }

  private static Splitter given(SplitReading sets, @Nullable String spec) {
    String name = spec == null ? FILES : spec;
    try {
      return Splitters.given(name, sets.train(), sets.validation(), sets.test());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("split '" + name + "': " + e.getMessage(), e);
    }
  }

  /** Prints the data and the split, without the end of the last line. */
  public void describe(LoadedDataset data, Splitter splitter, PrintWriter out) {
    out.printf(Locale.ROOT, "data   %s, read in %.1f s%n", data.dataset(), data.seconds());
    out.printf(Locale.ROOT, "split  %s, seed %d", splitter.spec(), seed);
  }
}
