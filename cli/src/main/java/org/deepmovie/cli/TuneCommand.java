package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.io.AtomicFile;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitter;
import org.deepmovie.tune.Rung;
import org.deepmovie.tune.SearchSpace;
import org.deepmovie.tune.Tuner;
import org.deepmovie.tune.TuningResult;
import org.deepmovie.tune.ValidationObjective;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches for the options with which a model has the least error on validation ratings. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Search for the options with which a model predicts validation ratings best.",
      "Options are drawn at random from their ranges; all trials are fitted with few epochs, the"
          + " best third of them anew with three times as many, and so on until the last few get"
          + " all. A model without epochs is fitted in full at once. The first trial has the"
          + " defaults. Models that rank are judged by what they stop by, or without epochs by"
          + " NDCG@100, others by RMSE. The test part is never looked at; of several folds the"
          + " first is used."
    })
final class TuneCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private SplitOption split;
  @Mixin private ThreadsOption threads;

  @Option(
      names = "--model",
      paramLabel = "NAME[:opt=v,...]",
      required = true,
      description =
          "The model; options given here stay as they are. 'deepmovie models NAME' shows what is"
              + " tuned, and from which range.")
  private String model;

  @Option(
      names = "--range",
      paramLabel = "OPTION=RANGE",
      description =
          "The range of an option, in place of its own: 0.1..10, \"0.1..10 log\","
              + " \"0.1..10 linear\" or sqrt,count. May be given for several options.")
  private Map<String, String> ranges = new LinkedHashMap<>();

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "27",
      description = "How many options to draw (default: ${DEFAULT-VALUE}).")
  private int trials;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "Start no more fits after this time, such as 90s, 10m or 2h, and give the best so far:"
              + " what that is depends on the machine. Without it the same seed gives the same"
              + " result everywhere, at any number of threads.")
  private String budget;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON, too.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    Given.atLeastOne("--trials", trials);
    split.check();
    int threadCount = threads.count();
    double seconds = budget == null ? Double.POSITIVE_INFINITY : Given.seconds("--budget", budget);
    Providers providers = Providers.load();
    SearchSpace space = SearchSpace.of(providers, ModelSpec.parse(model), ranges);
    if (json != null) {
      AtomicFile.checkWritable(json);
    }
    long start = System.nanoTime();
    Dataset dataset = data.read();
    double loadSeconds = (System.nanoTime() - start) / 1e9;
    Splitter splitter = split.splitter(data, dataset);
    if (!splitter.hasValidation()) {
      throw new IllegalArgumentException(
          "options are chosen by validation ratings; give --validation above 0");
    }
    List<Split> splits = splitter.split(dataset, split.seed());
    String name = space.model().name();
    ValidationObjective error =
        new ValidationObjective(providers, name, splits.get(0), split.seed(), threadCount);
    PrintWriter out = spec.commandLine().getOut();
    split.describe(dataset, loadSeconds, splitter, out);
    out.println(splits.size() == 1 ? "" : ", the first of " + splits.size() + " folds");
    long end = System.nanoTime();
    Tuner tuner =
        new Tuner(space, trials, split.seed(), () -> (System.nanoTime() - end) / 1e9 < seconds);
    describe(tuner, out);
    TuningResult result;
    try (TuneProgress progress = new TuneProgress(name, spec.commandLine().getErr())) {
      result = tuner.run(error, progress);
    }
    out.println(
        "The best by validation " + result.measure() + ", of those that got furthest first:");
    out.println(TuneTable.of(result, SHOWN));
    report(space, result, out);
    if (json != null) {
      JsonFile.write(
          TuneReport.of(dataset.name(), splitter.spec(), split.seed(), space, result), json);
    }
    return 0;
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
          "The budget was spent after %d of %d fits; another machine may get elsewhere.%n",
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
