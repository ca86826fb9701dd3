package org.deepmovie.cli.recommend;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.deepmovie.cli.model.SavedModelOptions;
import org.deepmovie.cli.options.JsonOption;
import org.deepmovie.cli.output.RecommendationPrinter;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
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

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    json.checkWritable();
    Recommender model = saved.load();
    PrintWriter out = spec.commandLine().getOut();
    int index = model.catalog().requireItem(item);
    out.println("Most similar to " + model.catalog().titles().get(index) + ":");
    List<ScoredItem> items = model.similar(index, saved.items());
    if (items.isEmpty()) {
      out.println("none: the model has learned nothing that makes another item similar to it");
    }
    RecommendationPrinter.print(items, out);
    json.write(
        () ->
            new RankedItemsJson(
                model.header().model(), null, item, RankedItemsJson.ranked(items), List.of()));
    return 0;
  }
}
