package org.deepmovie.cli.model;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.deepmovie.cli.output.RecommendationPrinter;
import org.deepmovie.recommend.Recommender;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the items that are most similar to an item by a saved model. */
@Command(
    name = "similar",
    mixinStandardHelpOptions = true,
    description = "List the items that are most similar to an item by a saved model.")
public final class SimilarCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SavedModelOptions saved;

  @Option(names = "--item", paramLabel = "ID", required = true, description = "The item's id.")
  private String item;

  @Override
  public Integer call() throws IOException {
    Recommender model = saved.load();
    PrintWriter out = spec.commandLine().getOut();
    int index = model.catalog().requireItem(item);
    out.println("Most similar to " + model.catalog().titles().get(index) + ":");
    RecommendationPrinter.print(model.similar(index, saved.items()), out);
    return 0;
  }
}
