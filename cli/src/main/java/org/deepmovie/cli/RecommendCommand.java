package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recommends items to a user of a saved model, or to somebody new by a few ratings. */
@Command(
    name = "recommend",
    mixinStandardHelpOptions = true,
    description = "Recommend items by a saved model.")
final class RecommendCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SavedModelOption saved;

  @ArgGroup private Whom whom;

  /** A user that the model knows, or the ratings of somebody it does not. */
  private static final class Whom {
    @Option(names = "--user", paramLabel = "ID", description = "A user's id.")
    private String user;

    @Option(
        names = "--ratings",
        paramLabel = "ITEM=RATING",
        split = ",",
        description = "Instead: ratings of somebody new, such as 1=5,32=4.")
    private Map<String, Double> ratings = new LinkedHashMap<>();
  }

  @Override
  public Integer call() throws IOException {
    int n = saved.listLength();
    if (whom == null) {
      throw new IllegalArgumentException("recommend to whom? give --user or --ratings");
    }
    Recommender recommender = saved.load();
    PrintWriter out = spec.commandLine().getOut();
    RecommendationList.print(recommend(recommender, n), out);
    return 0;
  }

  private List<ScoredItem> recommend(Recommender recommender, int n) {
    if (whom.user == null) {
      return recommender.foldIn(whom.ratings).recommend(n, item -> true);
    }
    int user = Given.knownUser(recommender, whom.user, "; for somebody new give --ratings");
    return recommender.recommend(user, n, item -> true);
  }
}
