package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.deepmovie.data.Dataset;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.eval.PercentileDistribution;
import org.deepmovie.eval.PercentileEvaluator;
import org.deepmovie.internal.io.AtomicFile;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Splitter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Koren's top-K experiment, and precision and recall by the length of lists. */
@Command(
    name = "topk",
    mixinStandardHelpOptions = true,
    description = {
      "Compare models by what they would recommend: ranks of loved items, and lists of any length.",
      "Koren's experiment (KDD 2008): each test rating of the top of the scale is ranked among 1000"
          + " random items that the user did not rate in train; 0 %% is first, 100 %% last. Lists"
          + " are of items not rated in train, best first. Of several folds all count. Without"
          + " --model these are baseline, als, svd++ and implicit-als."
    })
final class TopKCommand implements Callable<Integer> {

  private static final String DEFAULT_MODELS = "baseline,als,svd++,implicit-als";

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private SplitOption split;
  @Mixin private ModelsOption models;
  @Mixin private ThreadsOption threads;

  @Option(
      names = "--lengths",
      paramLabel = "RANGE|LIST",
      description =
          "Lengths of lists, such as 5..50 or 5,10,20 (default: 5..50, or fewer if there are fewer"
              + " items).")
  private String lengths;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Write the curves as SVG and PNG, and their data as CSV, into this folder; it is made if"
              + " it is not there. Those of an earlier run are replaced, files of others are not.")
  private Path out;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON, too.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    int threadCount = threads.count();
    split.check();
    ListLengths given = lengths == null ? null : ListLengths.parse(lengths);
    Providers providers = Providers.load();
    List<ModelSpec> specs = specs(providers);
    if (out != null) {
      new TopKFiles(out).checkWritable();
    }
    if (json != null) {
      AtomicFile.checkWritable(json);
    }
    long start = System.nanoTime();
    Dataset dataset = data.read();
    double loadSeconds = (System.nanoTime() - start) / 1e9;
    int items = dataset.items().size();
    ListLengths asked = given == null ? ListLengths.standard(items) : given;
    if (asked.longest() > items) {
      throw new IllegalArgumentException(
          "--lengths " + lengths + "; " + dataset.name() + " has only " + items + " items");
    }
    Splitter splitter = split.splitter(data, dataset);
    PrintWriter printer = spec.commandLine().getOut();
    split.describe(dataset, loadSeconds, splitter, printer);
    printer.printf("%n%n");
    printer.flush();
    checkTopRatings(dataset, splitter);
    Evaluator evaluator = Evaluator.standard().withKs(asked.toArray()).withThreads(threadCount);
    Experiment experiment =
        new Experiment(dataset, splitter, split.seed(), 1, threadCount, evaluator);
    List<TopKResult> results = new ArrayList<>();
    for (ModelSpec model : specs) {
      results.add(result(model, experiment, providers));
    }
    report(dataset, splitter, asked, results, printer);
    return 0;
  }

  /** Refuses what has nothing to rank, before anything is fitted. */
  private void checkTopRatings(Dataset dataset, Splitter splitter) {
    if (splitter.split(dataset, split.seed()).stream()
        .noneMatch(PercentileEvaluator::hasTopRatings)) {
      throw new IllegalArgumentException(
          "no test rating is "
              + TopKTable.number(dataset.scale().max())
              + ", the top of the scale: there is nothing to rank; give another --split");
    }
  }

  /** The models; each once, as tables and figures tell them apart by their names. */
  private List<ModelSpec> specs(Providers providers) {
    List<ModelSpec> given = models.given(providers);
    Set<String> names = new HashSet<>();
    for (ModelSpec model : given) {
      if (!names.add(model.toString())) {
        throw new IllegalArgumentException("--model " + model + " stands twice; give it once");
      }
    }
    return given.isEmpty() ? ModelSpec.parseAll(DEFAULT_MODELS) : given;
  }

  private TopKResult result(ModelSpec model, Experiment experiment, Providers providers) {
    PercentileEvaluator koren =
        new PercentileEvaluator(
            PercentileEvaluator.DEFAULT_SAMPLED_ITEMS, experiment.seed(), experiment.threads());
    List<PercentileDistribution> folds = new ArrayList<>();
    try (FitProgress progress = new FitProgress(model.name(), spec.commandLine().getErr())) {
      ExperimentResult result =
          experiment.run(
              providers.trainer(model.name(), model.options()),
              progress,
              (fitted, fold) -> {
                if (PercentileEvaluator.hasTopRatings(fold)) {
                  folds.add(koren.evaluate(fitted, fold));
                }
              });
      return new TopKResult(model, PercentileDistribution.pooled(folds), result);
    }
  }

  private void report(
      Dataset dataset,
      Splitter splitter,
      ListLengths asked,
      List<TopKResult> results,
      PrintWriter printer)
      throws IOException {
    printer.printf(
        Locale.ROOT,
        "Share of the %d held-out ratings of %s that rank in the first ... among up to %d random"
            + " items:%n%s%n%n",
        results.get(0).percentiles().count(),
        TopKTable.number(dataset.scale().max()),
        PercentileEvaluator.DEFAULT_SAMPLED_ITEMS,
        TopKTable.percentiles(results));
    printer.printf(
        Locale.ROOT,
        "By length of list, test ratings from %s being relevant:%n%s%n",
        TopKTable.number(dataset.scale().relevanceThreshold()),
        TopKTable.lists(results, asked.shown()));
    if (json != null) {
      JsonFile.write(
          TopKReport.of(dataset.name(), splitter.spec(), split.seed(), asked, results), json);
    }
    if (out != null) {
      String about = dataset.name() + ", " + splitter.spec() + ", seed " + split.seed();
      printer.println("written:");
      new TopKFiles(out).write(about, asked, results).forEach(file -> printer.println("  " + file));
    }
  }
}
