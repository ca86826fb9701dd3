package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.Recommender;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which of the items that a user rated made a saved model predict a rating. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Say which rated items made a saved model predict a user's rating of an item.")
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SavedModelOption saved;

  @Option(names = "--user", paramLabel = "ID", required = true, description = "The user's id.")
  private String user;

  @Option(names = "--item", paramLabel = "ID", required = true, description = "The item's id.")
  private String item;

  @Override
  public Integer call() throws IOException {
    int n = saved.listLength();
    Recommender model = saved.load();
    int who = Given.knownUser(model, user, "");
    int what = model.known(item);
    Explanation why = model.explain(who, what);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Why %s predicts %.2f for user %s and %s:%n",
        model.header().model(),
        model.predict(who, what),
        user,
        model.catalogue().titles().get(what));
    out.println(ExplanationTable.of(why, n));
    return 0;
  }
}
