package org.deepmovie.cli;

import picocli.CommandLine.Option;

/** The option {@code --threads}. */
final class ThreadsOption {

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; it changes no result (default: all processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  /**
   * The number of threads.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  int count() {
    Given.atLeastOne("--threads", threads);
    return threads;
  }
}
