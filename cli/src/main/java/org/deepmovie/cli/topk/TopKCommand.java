package org.deepmovie.cli.topk;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.deepmovie.cli.options.ComparedModelsOption;
import org.deepmovie.cli.options.DataOptions;
import org.deepmovie.cli.options.JsonOption;
import org.deepmovie.cli.options.LoadedDataset;
import org.deepmovie.cli.options.RelevanceOption;
import org.deepmovie.cli.options.SplitOptions;
import org.deepmovie.cli.options.ThreadsOption;
import org.deepmovie.cli.output.FitProgress;
import org.deepmovie.cli.output.ModelFailures;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.eval.MetricGroup;
import org.deepmovie.eval.PercentileDistribution;
import org.deepmovie.eval.PercentileEvaluator;
import org.deepmovie.eval.Relevance;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitter;
import org.jspecify.annotations.Nullable;
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
      "Compare models by their ranking: ranks of top-rated items, and lists of several lengths.",
      "Koren's experiment (KDD 2008): each test rating of the top of the scale (or of --relevant) is"
          + " ranked among 1000"
          + " random items that the user is not known to have interacted with; 0 %% is the first"
          + " rank, 100 %% the last. Lists rank these items, too."
          + " All folds of a split count. The models are baseline, als, svd++ and implicit-als,"
          + " or popularity and implicit-als of interactions, unless --model names others."
    })
public final class TopKCommand implements Callable<Integer> {

  private static final String DEFAULT_MODELS = "baseline,als,svd++,implicit-als";

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private SplitOptions split;
  @Mixin private ComparedModelsOption models;
  @Mixin private ThreadsOption threads;

  @Option(
      names = "--lengths",
      paramLabel = "RANGE|LIST",
      converter = ListLengthsConverter.class,
      description =
          "Lengths of the lists, such as 5..50 or 5,10,20 (default: 5..50, or up to the number of"
              + " items if it is smaller).")
  private @Nullable ListLengths lengths;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Write the curves as SVG and PNG and their data as CSV into this folder, which is created"
              + " if it does not exist. Files of an earlier run are replaced, other files are"
              + " not.")
  private @Nullable Path out;

  @Mixin private RelevanceOption relevant;
  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    checkDistinctModels();
    if (out != null) {
      new TopKFiles(out).checkWritable();
    }
    json.checkWritable();
    LoadedDataset loaded = split.read(data, models.models());
    json.setRead(loaded);
    Dataset dataset = loaded.dataset();
    List<ModelSpec> specs = models.models().isEmpty() ? defaultModels(dataset) : models.models();
    ListLengths lists = listLengths(dataset);
    Splitter splitter = split.splitter(data, loaded);
    PrintWriter printer = spec.commandLine().getOut();
    split.describe(loaded, splitter, printer);
    printer.printf("%n%n");
    printer.flush();
    PercentileEvaluator koren =
        new PercentileEvaluator(
            PercentileEvaluator.DEFAULT_SAMPLED_ITEMS,
            relevant.or(Relevance.top()),
            split.seed(),
            threads.count());
    checkRanked(koren, dataset, splitter);
    Evaluator evaluator =
        Evaluator.standard()
            .withKs(lists.toArray())
            .withRelevance(relevant.or(Relevance.standard()))
            .withMetrics(Set.of(MetricGroup.RANKING))
            .withThreads(threads.count());
    Experiment experiment =
        new Experiment(dataset, splitter, split.seed(), 1, threads.count(), evaluator);
    Providers providers = Providers.load();
    List<TopKEvaluation> evaluations = new ArrayList<>();
    ModelFailures failures = new ModelFailures(specs.size(), spec.commandLine().getErr());
    for (ModelSpec model : specs) {
      failures.attempt(model, () -> evaluations.add(evaluate(model, experiment, koren, providers)));
      json.write(() -> json(experiment, lists, evaluations, failures));
    }
    if (!evaluations.isEmpty()) {
      report(experiment, lists, evaluations, printer);
    }
    failures.throwIfAny();
    return 0;
  }

  private static List<ModelSpec> defaultModels(Dataset dataset) {
    return ModelSpec.parseAll(
        dataset.scale().isImplicit() ? "popularity,implicit-als" : DEFAULT_MODELS);
  }

  /** Tables and figures tell models apart by their specs. */
  private void checkDistinctModels() {
    List<ModelSpec> given = models.models();
    for (ModelSpec model : given) {
      if (Collections.frequency(given, model) > 1) {
        throw new IllegalArgumentException("--model " + model + " is given twice; give it once");
      }
    }
  }

  private ListLengths listLengths(Dataset dataset) {
    int items = dataset.items().size();
    if (lengths == null) {
      return ListLengths.standard(items);
    }
    if (lengths.longest() > items) {
      throw new IllegalArgumentException(
          "--lengths goes up to %d, but %s has only %d items"
              .formatted(lengths.longest(), dataset.name(), items));
    }
    return lengths;
  }

  /** Refuses a test set without relevant ratings before anything is fitted. */
  private void checkRanked(PercentileEvaluator koren, Dataset dataset, Splitter splitter) {
    List<Split> splits = splitter.split(dataset, split.seed());
    Relevance listed = relevant.or(Relevance.standard());
    boolean ranked = splits.stream().anyMatch(koren::canEvaluate);
    if (!ranked || splits.stream().noneMatch(each -> hasRelevant(each, listed))) {
      throw new IllegalArgumentException(
          "the test set has no "
              + (ranked ? listed : koren.ranked()).describe(dataset)
              + ", so there is nothing to rank; give another --split or --relevant");
    }
  }

  private static boolean hasRelevant(Split split, Relevance relevance) {
    double least = relevance.threshold(split.train());
    CsrMatrix test = split.test().byUser();
    return IntStream.range(0, test.size()).anyMatch(p -> test.value(p) >= (float) least);
  }

  private TopKEvaluation evaluate(
      ModelSpec model, Experiment experiment, PercentileEvaluator koren, Providers providers) {
    List<PercentileDistribution> folds = new ArrayList<>();
    try (FitProgress progress =
        new FitProgress(model.name(), spec.commandLine().getErr()) {
          @Override
          public void onModel(Recommender fitted, Split fold) {
            if (koren.canEvaluate(fold)) {
              folds.add(koren.evaluate(fitted, fold));
            }
          }
        }) {
      ExperimentResult result =
          experiment.run(providers.trainer(model.name(), model.options()), progress);
      return new TopKEvaluation(model, PercentileDistribution.pooled(folds), result);
    }
  }

  private TopKJson json(
      Experiment experiment,
      ListLengths lists,
      List<TopKEvaluation> evaluations,
      ModelFailures failures) {
    return TopKJson.of(
        experiment,
        relevant.or(Relevance.top()).describe(experiment.data()),
        lists,
        evaluations,
        failures.failed());
  }

  private void report(
      Experiment experiment,
      ListLengths lists,
      List<TopKEvaluation> evaluations,
      PrintWriter printer)
      throws IOException {
    Dataset dataset = experiment.data();
    printer.printf(
        Locale.ROOT,
        "Share of the %d held-out %s that rank in the first ... among up to %d random"
            + " items:%n%s%n%n",
        evaluations.get(0).percentiles().count(),
        relevant.or(Relevance.top()).describe(dataset),
        PercentileEvaluator.DEFAULT_SAMPLED_ITEMS,
        TopKTables.percentiles(evaluations));
    printer.printf(
        Locale.ROOT,
        "By length of list; test %s are relevant:%n%s%n",
        relevant.or(Relevance.standard()).describe(dataset),
        TopKTables.lists(evaluations, lists.tabulated()));
    if (out != null) {
      String source =
          dataset.name() + ", " + experiment.splitter().spec() + ", seed " + split.seed();
      printer.println("written:");
      new TopKFiles(out)
          .write(source, lists, evaluations)
          .forEach(file -> printer.println("  " + file));
    }
  }
}
