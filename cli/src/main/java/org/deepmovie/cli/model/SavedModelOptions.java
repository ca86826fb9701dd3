package org.deepmovie.cli.model;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.cli.options.PositiveIntegerConverter;
import org.deepmovie.data.IdMap;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.UnknownUserException;
import picocli.CommandLine.Option;

/** The options {@code --model} and {@code -n} of commands that query a saved model. */
public final class SavedModelOptions {

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "A model file that 'deepmovie train' saved.")
  private Path file;

  @Option(
      names = {"-n", "--top"},
      paramLabel = "N",
      defaultValue = "10",
      converter = PositiveIntegerConverter.class,
      description = "Number of items to print (default: ${DEFAULT-VALUE}).")
  private int items;

  /** The number of items to print. */
  public int items() {
    return items;
  }

  /** Loads the model. */
  public Recommender load() throws IOException {
    return ModelFile.load(file, Providers.load());
  }

  /**
   * The index of a user of {@code model}.
   *
   * @param hint the end of the error message
   * @throws IllegalArgumentException if the model does not know the user
   */
  public static int userIndex(Recommender model, String user, String hint) {
    IdMap users = model.catalog().users();
    int index = users.indexOf(user);
    if (index == IdMap.UNKNOWN) {
      throw new UnknownUserException(
          user, "user '" + user + "' is not one of the model's " + users.size() + " users" + hint);
    }
    return index;
  }
}
