package org.deepmovie.cli.options;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --train}, {@code --validation-file} and {@code --test}. */
public final class SplitFileOptions {

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description =
          "The training set: a file of ratings. With --data, users and items and what is known of"
              + " them come from there, and FILE may be one in its folder or zip.")
  private @Nullable String train;

  @Option(
      names = "--validation-file",
      paramLabel = "FILE",
      description = "The validation set of --train, for early stopping and tuning.")
  private @Nullable String validation;

  @Option(names = "--test", paramLabel = "FILE", description = "The test set of --train.")
  private @Nullable String test;

  /**
   * The files; empty if none is given.
   *
   * @throws IllegalArgumentException if there is no training set
   */
  public Optional<SplitFiles> files() {
    if (train == null && (test != null || validation != null)) {
      throw new IllegalArgumentException(
          "--test and --validation-file need a training set; give --train FILE, too");
    }
    if (train == null) {
      return Optional.empty();
    }
    String spec =
        Stream.of(train, validation, test)
            .filter(file -> file != null)
            .collect(Collectors.joining(",", "files:", ""));
    return Optional.of(
        new SplitFiles(spec, train, Optional.ofNullable(validation), Optional.ofNullable(test)));
  }
}
