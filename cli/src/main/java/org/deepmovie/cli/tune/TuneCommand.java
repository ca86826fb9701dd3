package org.deepmovie.cli.tune;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.deepmovie.cli.options.DataOptions;
import org.deepmovie.cli.options.JsonOption;
import org.deepmovie.cli.options.LoadedDataset;
import org.deepmovie.cli.options.ModelSpecConverter;
import org.deepmovie.cli.options.PositiveIntegerConverter;
import org.deepmovie.cli.options.SplitOptions;
import org.deepmovie.cli.options.ThreadsOption;
import org.deepmovie.cli.options.TimeLimitConverter;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitter;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.tune.Rung;
import org.deepmovie.tune.SearchSpace;
import org.deepmovie.tune.Tuner;
import org.deepmovie.tune.TuningResult;
import org.deepmovie.tune.ValidationObjective;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches for the options with which a model has the least error on a validation set. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Search for the options with which a model has the least error on a validation set.",
      "Successive halving: options are drawn at random from their ranges. All trials are fitted"
          + " with few epochs, the best third of them again with three times as many, and so on"
          + " until the last few are fitted with all epochs. A model without epochs is fitted in"
          + " full at once. The first trial has the default options. Models that rank are judged by"
          + " their early stopping measure, or by NDCG@100 if they have no epochs; other models by"
          + " RMSE; --objective chooses others. The test set is not used. Of several folds only the"
          + " first is used."
    })
public final class TuneCommand implements Callable<Integer> {

  private static final int PRINTED_TRIALS = 10;

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private SplitOptions split;
  @Mixin private ThreadsOption threads;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      required = true,
      converter = ModelSpecConverter.class,
      description =
          "The model as NAME or as NAME:option=value,... Options given here are not tuned."
              + " 'deepmovie models NAME' shows which options are tuned, and their ranges.")
  private ModelSpec model;

  @Option(
      names = "--range",
      paramLabel = "OPTION=RANGE",
      description =
          "Tune an option in this range instead of its own: 0.1..10, \"0.1..10 log\","
              + " \"0.1..10 linear\" or sqrt,count. May be repeated.")
  private Map<String, String> ranges = new LinkedHashMap<>();

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "27",
      converter = PositiveIntegerConverter.class,
      description = "Number of trials (default: ${DEFAULT-VALUE}).")
  private int trials;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = TimeLimitConverter.class,
      description =
          "Start no more fits after this time, such as 90s, 10m or 2h, and print the best trial so"
              + " far, which then depends on the machine. Without a budget the same seed gives the"
              + " same result everywhere, with any number of threads.")
  private @Nullable Duration budget;

  @Option(
      names = "--objective",
      paramLabel = "METRIC",
      split = ",",
      description =
          "The errors to compare trials by, such as rmse,ndcg@10; the first decides. Of metrics of"
              + " which more is better, the error is 1 - the value. With several, Pareto-optimal"
              + " trials are marked: those that no other trial beats in all errors.")
  private List<String> objectives = List.of();

  @Mixin private TuneFiles files;
  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    Providers providers = Providers.load();
    SearchSpace space = SearchSpace.of(providers, model, ranges);
    json.checkWritable();
    files.checkWritable();
    LoadedDataset loaded = split.read(data, List.of(model));
    json.setRead(loaded);
    Dataset dataset = loaded.dataset();
    Splitter splitter = split.splitter(data, loaded);
    if (!splitter.hasValidation()) {
      throw new IllegalArgumentException(
          "tuning needs a validation set; give --validation above 0");
    }
    List<Split> splits = splitter.split(dataset, split.seed());
    String name = space.model().name();
    ValidationObjective standard =
        ValidationObjective.of(providers, name, splits.get(0))
            .withSeed(split.seed())
            .withThreads(threads.count());
    ValidationObjective objective =
        objectives.isEmpty() ? standard : standard.withMetrics(objectives);
    PrintWriter out = spec.commandLine().getOut();
    split.describe(loaded, splitter, out);
    out.println(splits.size() == 1 ? "" : ", the first of " + splits.size() + " folds");
    Tuner tuner =
        Tuner.of(space).withTrials(trials).withSeed(split.seed()).withMayContinue(withinBudget());
    TuningResult result;
    try (TuneProgress progress = new TuneProgress(name, spec.commandLine().getErr());
        JournaledProgress journal = files.journal(dataset, search(tuner, splitter), progress)) {
      describe(tuner, journal.finished().size(), out);
      result = tuner.run(objective, journal, journal.finished());
    }
    out.println(
        "The best trials by validation "
            + result.measure()
            + ", those fitted with the most epochs first:");
    out.println(TuneTable.of(result, PRINTED_TRIALS));
    if (result.importances().stream().anyMatch(each -> each.share().isPresent())) {
      out.println("Share of the variance of the trials' ranks that each option explains:");
      out.println(TuneTable.importances(result.importances()));
    }
    report(space, result, out);
    files.writePage(() -> TunePage.of(space, dataset.name(), result), out);
    files.saveBest(
        providers,
        space.spec(result.best().options()),
        dataset,
        TrainingContext.ofSeed(split.seed()).withThreads(threads.count()),
        out);
    json.write(() -> TuneJson.of(dataset.name(), splitter.spec(), split.seed(), space, result));
    return 0;
  }

  private BooleanSupplier withinBudget() {
    if (budget == null) {
      return () -> true;
    }
    long nanos = budget.toNanos();
    long start = System.nanoTime();
    return () -> System.nanoTime() - start < nanos;
  }

  /** What the result of the search depends on besides the data. */
  private Map<String, String> search(Tuner tuner, Splitter splitter) {
    Map<String, String> search = new LinkedHashMap<>();
    search.put("model", tuner.space().model().toString());
    tuner
        .space()
        .ranges()
        .forEach((option, range) -> search.put("range of " + option, range.toString()));
    search.put("number of epochs", String.valueOf(tuner.space().epochs()));
    search.put("number of trials", String.valueOf(trials));
    search.put("seed", String.valueOf(split.seed()));
    search.put("split", splitter.spec());
    search.put(
        "objective", objectives.isEmpty() ? "that of the model" : String.join(",", objectives));
    return search;
  }

  private static void describe(Tuner tuner, int finished, PrintWriter out) {
    out.println("tune   " + tuner.space().model());
    tuner
        .space()
        .ranges()
        .forEach((option, range) -> out.println("       " + option + " " + range));
    out.println(
        tuner.rungs().stream()
            .map(TuneCommand::describe)
            .collect(Collectors.joining(", then ", "trials ", "")));
    if (finished > 0) {
      out.println("fits   " + finished + " are taken over from the journal");
    }
    out.println();
    out.flush();
  }

  private static String describe(Rung rung) {
    return rung.epochs() == 0
        ? String.valueOf(rung.trials())
        : rung.trials() + " with " + rung.epochs() + (rung.epochs() == 1 ? " epoch" : " epochs");
  }

  private static void report(SearchSpace space, TuningResult result, PrintWriter out) {
    if (!result.complete()) {
      int planned = result.rungs().stream().mapToInt(Rung::trials).sum();
      out.printf(
          "The budget was spent after %d of %d fits; the result depends on the machine.%n",
          result.fits(), planned);
    }
    out.printf(
        Locale.ROOT,
        "Best options, validation %s %.4f:%n  --model %s%n",
        result.measure(),
        result.best().error(),
        space.spec(result.best().options()));
  }
}
