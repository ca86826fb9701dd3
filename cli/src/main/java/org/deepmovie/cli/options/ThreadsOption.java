package org.deepmovie.cli.options;

import picocli.CommandLine.Option;

/** The option {@code --threads}. */
public final class ThreadsOption {

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = PositiveIntegerConverter.class,
      description =
          "Number of threads, of which at most four per processor are used. It does not change the"
              + " results (default: number of processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** The number of threads, at least 1: more than a few per processor would only take memory. */
  public int count() {
    return Math.min(threads, 4 * Runtime.getRuntime().availableProcessors());
  }
}
