package org.deepmovie.cli.model;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deepmovie.cli.options.JsonOption;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.Recommender;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Explains a prediction of a saved model by the items that the user rated. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explain a saved model's prediction of a user's rating by the items that the user rated.")
public final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SavedModelOptions saved;

  @Option(names = "--user", paramLabel = "ID", required = true, description = "The user's id.")
  private String user;

  @Option(names = "--item", paramLabel = "ID", required = true, description = "The item's id.")
  private String item;

  @Option(
      names = "--interval",
      paramLabel = "LEVEL",
      description =
          "Also print the range in which the rating is expected with this probability, such as 0.8."
              + " The model must be a Bayesian one, or have been trained with held-out ratings"
              + " ('deepmovie train --intervals').")
  private @Nullable Double level;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    json.checkWritable();
    Recommender model = saved.load();
    int userIndex = SavedModelOptions.userIndex(model, user, "");
    int itemIndex = model.catalog().requireItem(item);
    Explanation explanation = model.explain(userIndex, itemIndex);
    Optional<ExpectedRange> range =
        Optional.ofNullable(level)
            .map(each -> ExpectedRange.of(model.predictInterval(userIndex, itemIndex, each), each));
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Why %s predicts %.2f for user %s and %s:%n",
        model.header().model(),
        model.predict(userIndex, itemIndex),
        user,
        model.catalog().titles().get(itemIndex));
    out.println(ExplanationTable.of(explanation, saved.items()));
    if (!explanation.parts().isEmpty()) {
      out.println(ExplanationTable.ofParts(explanation));
    }
    range.ifPresent(out::println);
    json.write(
        () ->
            ExplanationJson.of(
                model.header().model(), user, item, explanation, range.orElse(null)));
    return 0;
  }
}
