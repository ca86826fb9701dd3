package org.deepmovie.cli.options;

import picocli.CommandLine.Option;

/** The option {@code --threads}. */
public final class ThreadsOption {

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = PositiveIntegerConverter.class,
      description =
          "Number of threads. It does not change the results (default: number of processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /** The number of threads, at least 1. */
  public int count() {
    return threads;
  }
}
