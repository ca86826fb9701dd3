package org.deepmovie.cli;

import picocli.CommandLine.Option;

/** The option {@code --threads}. */
final class ThreadsOption {

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; it changes no result (default: all processors).")
  private int threads = Runtime.getRuntime().availableProcessors();

  int count() {
    return threads;
  }
}
