package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.deepmovie.data.Dataset;
import org.deepmovie.split.Splitter;
import org.deepmovie.split.Splitters;
import picocli.CommandLine.Option;

/** The options {@code --split}, {@code --validation} and {@code --seed}. */
final class SplitOption {

  private static final String SAMPLE_SPLIT = "time:0.8";
  private static final String SPLIT = "holdout:0.9";

  @Option(
      names = "--split",
      paramLabel = "SPEC",
      description =
          "How to divide the ratings: holdout:0.9, kfold:5, per-user:0.8, leave:1, users:0.8,"
              + " items:0.9, time:0.9, convmf:0.8 or files:u1.base,u1.test (default: holdout:0.9;"
              + " time:0.8 for the sample).")
  private String split;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description =
          "Share of the train part by which models stop early and options are chosen, where the"
              + " split has no validation part of its own; 0 for none (default: ${DEFAULT-VALUE}).")
  private double validation;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of all that is drawn (default: ${DEFAULT-VALUE}).")
  private long seed;

  long seed() {
    return seed;
  }

  /** Refuses values before anything is read. */
  void check() {
    Given.share("--validation", validation);
  }

  /** How to divide {@code dataset}, which {@code data} names. */
  Splitter splitter(DataOption data, Dataset dataset) throws IOException {
    String chosen = split != null ? split : data.isSample() ? SAMPLE_SPLIT : SPLIT;
    Splitter splitter = Splitters.parse(chosen, name -> data.readRatings(name, dataset));
    return validation == 0 ? splitter : Splitters.withValidation(splitter, validation);
  }

  /** Says what is read and how it is divided; the line is left open. */
  void describe(Dataset dataset, double loadSeconds, Splitter splitter, PrintWriter out) {
    out.printf(Locale.ROOT, "data   %s, read in %.1f s%n", dataset, loadSeconds);
    out.printf(Locale.ROOT, "split  %s, seed %d", splitter.spec(), seed);
  }
}
