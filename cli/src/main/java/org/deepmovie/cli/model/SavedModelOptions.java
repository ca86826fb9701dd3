package org.deepmovie.cli.model;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.cli.options.PositiveIntegerConverter;
import org.deepmovie.data.IdMap;
import org.deepmovie.models.LoadOptions;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.UnknownUserException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --model}, {@code --mapped} and {@code -n} of commands that query a model. */
public final class SavedModelOptions {

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "A model file that 'deepmovie train' saved.")
  private Path file;

  @Option(
      names = "--mapped",
      paramLabel = "FOLDER",
      description =
          "Keep the vectors of users and items in a file in FOLDER that is mapped into memory,"
              + " not on the heap: for a model that is larger than the heap.")
  private @Nullable Path mappingFolder;

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
    LoadOptions options =
        mappingFolder == null ? LoadOptions.defaults() : LoadOptions.mapped(mappingFolder);
    return ModelFile.load(file, Providers.load(), options);
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
