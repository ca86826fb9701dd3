package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.deepmovie.recommend.Recommender;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private SavedModelOption saved;

  @Option(names = "--item", paramLabel = "ID", required = true, description = "The item's id.")
  private String item;

  @Override
  public Integer call() throws IOException {
    int n = saved.listLength();
    Recommender recommender = saved.load();
    PrintWriter out = spec.commandLine().getOut();
    int index = recommender.known(item);
    out.println("Most similar to " + recommender.catalogue().titles().get(index) + ":");
    RecommendationList.print(recommender.similar(index, n), out);
    return 0;
  }
}
