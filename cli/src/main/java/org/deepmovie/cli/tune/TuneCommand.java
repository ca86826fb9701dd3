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
          + " RMSE. The test set is not used. Of several folds only the first is used."
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

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    Providers providers = Providers.load();
    SearchSpace space = SearchSpace.of(providers, model, ranges);
    json.checkWritable();
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
    ValidationObjective objective =
        ValidationObjective.of(providers, name, splits.get(0))
            .withSeed(split.seed())
            .withThreads(threads.count());
    PrintWriter out = spec.commandLine().getOut();
    split.describe(loaded, splitter, out);
    out.println(splits.size() == 1 ? "" : ", the first of " + splits.size() + " folds");
    Tuner tuner =
        Tuner.of(space).withTrials(trials).withSeed(split.seed()).withMayContinue(withinBudget());
    describe(tuner, out);
    TuningResult result;
    try (TuneProgress progress = new TuneProgress(name, spec.commandLine().getErr())) {
      result = tuner.run(objective, progress);
    }
    out.println(
        "The best trials by validation "
            + result.measure()
            + ", those fitted with the most epochs first:");
    out.println(TuneTable.of(result, PRINTED_TRIALS));
    report(space, result, out);
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

  private static void describe(Tuner tuner, PrintWriter out) {
    out.println("tune   " + tuner.space().model());
    tuner
        .space()
        .ranges()
        .forEach((option, range) -> out.println("       " + option + " " + range));
    out.println(
        tuner.rungs().stream()
            .map(TuneCommand::describe)
            .collect(Collectors.joining(", then ", "trials ", "")));
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
