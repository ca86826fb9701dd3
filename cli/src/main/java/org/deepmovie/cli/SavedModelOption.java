package org.deepmovie.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import picocli.CommandLine.Option;

/**
 * The options of commands that ask a saved model for a list: {@code --model} and {@code -n}, which
 * may be written {@code --top}, too.
 */
final class SavedModelOption {

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "A file that 'deepmovie train' saved.")
  private Path model;

  @Option(
      names = {"-n", "--top"},
      paramLabel = "N",
      defaultValue = "10",
      description = "How many items (default: ${DEFAULT-VALUE}).")
  private int n;

  int listLength() {
    Given.atLeastOne("-n", n);
    return n;
  }

  Recommender load() throws IOException {
    return ModelFile.load(model, Providers.load());
  }
}
