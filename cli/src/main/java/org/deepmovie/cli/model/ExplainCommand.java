package org.deepmovie.cli.model;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deepmovie.cli.options.IntervalOption;
import org.deepmovie.cli.options.JsonOption;
import org.deepmovie.cli.output.ExpectedRange;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.Recommender;
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

  @Mixin private IntervalOption interval;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    json.checkWritable();
    Recommender model = saved.load();
    int userIndex = SavedModelOptions.userIndex(model, user, "");
    int itemIndex = model.catalog().requireItem(item);
    interval.check(model);
    Optional<ExpectedRange> range =
        interval.range(itemIndex, (index, level) -> model.predictInterval(userIndex, index, level));
    if (range.isPresent() && !model.capabilities().contains(Capability.EXPLANATIONS)) {
      writePrediction(model, userIndex, itemIndex, range.get());
    } else {
      writeExplanation(model, userIndex, itemIndex, range);
    }
    return 0;
  }

  /** Writes what a model that cannot explain knows of the prediction: its interval. */
  private void writePrediction(Recommender model, int userIndex, int itemIndex, ExpectedRange range)
      throws IOException {
    double prediction = model.predict(userIndex, itemIndex);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%s predicts %.2f for user %s and %s, and does not support explanations.%n",
        model.header().model(),
        prediction,
        user,
        model.catalog().titles().get(itemIndex));
    out.println(range);
    json.write(() -> new PredictionJson(model.header().model(), user, item, prediction, range));
  }

  private void writeExplanation(
      Recommender model, int userIndex, int itemIndex, Optional<ExpectedRange> range)
      throws IOException {
    Explanation explanation = model.explain(userIndex, itemIndex);
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
  }
}
