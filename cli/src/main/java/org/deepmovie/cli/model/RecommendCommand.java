package org.deepmovie.cli.model;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deepmovie.cli.output.RecommendationPrinter;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recommends items by a saved model to one of its users, or to a new user. */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description = "Recommend items by a saved model to one of its users, or to a new user.")
public final class RecommendCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SavedModelOptions saved;

  @ArgGroup(multiplicity = "1")
  private RecipientOptions recipient;

  /** A user of the model, or the ratings of a new user. */
  private static final class RecipientOptions {
    @Option(names = "--user", paramLabel = "ID", description = "A user of the model.")
    private @Nullable String user;

    @Option(
        names = "--ratings",
        paramLabel = "ITEM=RATING",
        split = ",",
        description = "The ratings of a new user, such as 1=5,32=4.")
    private Map<String, Double> ratings = new LinkedHashMap<>();
  }

  @Override
  public Integer call() throws IOException {
    Recommender model = saved.load();
    PrintWriter out = spec.commandLine().getOut();
    RecommendationPrinter.print(recommend(model), out);
    return 0;
  }

  private List<ScoredItem> recommend(Recommender model) {
    if (recipient.user == null) {
      return model.foldIn(recipient.ratings).recommend(saved.items());
    }
    int index =
        SavedModelOptions.userIndex(model, recipient.user, "; for a new user give --ratings");
    return model.recommend(index, saved.items());
  }
}
