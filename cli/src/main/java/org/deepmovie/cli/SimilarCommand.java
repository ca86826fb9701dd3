package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deepmovie.model.Recommender;
import org.deepmovie.spi.Providers;
import org.deepmovie.store.ModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the items that a saved model holds to be most similar to one. */
@Command(
    name = "similar",
    mixinStandardHelpOptions = true,
    description = "List the items most similar to one, by a saved model.")
final class SimilarCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "A file that 'deepmovie train' saved.")
  private Path model;

  @Option(names = "--item", paramLabel = "ID", required = true, description = "The item's id.")
  private String item;

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many items (default: ${DEFAULT-VALUE}).")
  private int n;

  @Override
  public Integer call() throws IOException {
    Given.atLeastOne("-n", n);
    Recommender recommender = ModelFile.load(model, Providers.load());
    PrintWriter out = spec.commandLine().getOut();
    int index = recommender.known(item);
    out.println("Most similar to " + recommender.catalogue().titles().get(index) + " by cosine:");
    RecommendationList.print(recommender.similar(index, n), out);
    return 0;
  }
}
