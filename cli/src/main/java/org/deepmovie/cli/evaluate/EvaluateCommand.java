package org.deepmovie.cli.evaluate;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.deepmovie.cli.options.ComparedModelsOption;
import org.deepmovie.cli.options.DataOptions;
import org.deepmovie.cli.options.JsonOption;
import org.deepmovie.cli.options.LoadedDataset;
import org.deepmovie.cli.options.PositiveIntegerConverter;
import org.deepmovie.cli.options.RelevanceOption;
import org.deepmovie.cli.options.SplitOptions;
import org.deepmovie.cli.options.ThreadsOption;
import org.deepmovie.cli.output.FitProgress;
import org.deepmovie.cli.output.ModelFailures;
import org.deepmovie.data.Dataset;
import org.deepmovie.eval.EvaluationSummary;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.eval.MetricGroup;
import org.deepmovie.eval.Relevance;
import org.deepmovie.eval.UserSample;
import org.deepmovie.models.FinalFit;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.split.Splitter;
import org.deepmovie.train.Trainer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits models on a training set, evaluates them on a test set and prints a table. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Fit models on a training set and compare their predictions on a test set.",
      "The models are baseline, pmf and, if the items have texts, pmf+cnn, or popularity and"
          + " implicit-als of interactions, unless --model names others."
    })
public final class EvaluateCommand implements Callable<Integer> {

  private static final int DEFAULT_K = 10;

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;
  @Mixin private SplitOptions split;
  @Mixin private ComparedModelsOption models;
  @Mixin private ThreadsOption threads;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "1",
      converter = PositiveIntegerConverter.class,
      description =
          "Repeat with the seeds seed, seed+1, ... and print 95 %% confidence intervals (default:"
              + " ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "-k",
      paramLabel = "K",
      converter = PositiveIntegerConverter.class,
      description =
          "Length of the ranked lists (default: "
              + DEFAULT_K
              + ", or the number of items if it is smaller).")
  private @Nullable Integer k;

  @Mixin private RelevanceOption relevant;

  @Option(
      names = "--metrics",
      paramLabel = "GROUPS",
      defaultValue = "rating,ranking",
      converter = MetricGroupsConverter.class,
      description =
          "rating (RMSE, MAE), ranking (P@K, NDCG@K), which takes longer, or interval (coverage and"
              + " width of 80 %% prediction intervals; all models are fitted without the validation"
              + " ratings, which calibrate the intervals), or several (default: ${DEFAULT-VALUE}).")
  private Set<MetricGroup> metrics;

  @Option(
      names = "--ranking-users",
      paramLabel = "N",
      converter = PositiveIntegerConverter.class,
      description =
          "Rank the items of N users alone, drawn at random by --seed, the same for all models; the"
              + " standard error that this adds is printed (default: all users).")
  private @Nullable Integer rankingUsers;

  @Option(
      names = "--refit",
      description =
          "Fit a model that stops early again, to training and validation ratings, for the number of"
              + " epochs that validation found best: measure what train gives.")
  private boolean refit;

  @Mixin private JsonOption json;

  @Option(
      names = "--user",
      paramLabel = "ID",
      description =
          "The user whose recommendations are printed (default: one with a median number of"
              + " ratings).")
  private @Nullable String user;

  @Override
  public Integer call() throws IOException {
    Providers providers = Providers.load();
    json.checkWritable();
    checkRankingUsers();
    PrintWriter out = spec.commandLine().getOut();
    try (PeakHeapMonitor heap = new PeakHeapMonitor()) {
      LoadedDataset loaded = split.read(data, models.models());
      json.setRead(loaded);
      Dataset dataset = loaded.dataset();
      checkUser(dataset);
      List<ModelSpec> specs = models.models().isEmpty() ? defaultModels(dataset) : models.models();
      Splitter splitter = split.splitter(data, loaded);
      split.describe(loaded, splitter, out);
      out.println(repeats == 1 ? "" : ", " + repeats + " repeats");
      relevance(dataset)
          .ifPresent(text -> out.println("ranks  test " + text + " are relevant" + drawnUsers()));
      out.println();
      out.flush();
      int length = k == null ? Math.min(DEFAULT_K, dataset.items().size()) : k;
      Experiment experiment =
          new Experiment(
              dataset, splitter, split.seed(), repeats, threads.count(), evaluator(length));
      ModelFailures failures = new ModelFailures(specs.size(), spec.commandLine().getErr());
      List<ModelEvaluation> evaluations = new ArrayList<>();
      for (ModelSpec model : specs) {
        failures.attempt(
            model,
            () -> evaluations.add(evaluate(model, providers, experiment, loaded.seconds(), heap)));
        json.write(
            () ->
                EvaluationJson.of(experiment, relevance(dataset), evaluations, failures.failed()));
        if (specs.size() > 1 && !evaluations.isEmpty()) {
          announce(evaluations.get(evaluations.size() - 1), model, length);
        }
      }
      if (!evaluations.isEmpty()) {
        report(dataset, evaluations, length, out);
      }
      failures.throwIfAny();
    }
    return 0;
  }

  private Evaluator evaluator(int length) {
    Evaluator all =
        Evaluator.standard()
            .withKs(length)
            .withRelevance(relevant.or(Relevance.standard()))
            .withMetrics(metrics)
            .withThreads(threads.count());
    return rankingUsers == null
        ? all
        : all.withUserSample(new UserSample(rankingUsers, split.seed()));
  }

  private void checkRankingUsers() {
    if (rankingUsers != null && !metrics.contains(MetricGroup.RANKING)) {
      throw new IllegalArgumentException(
          "--ranking-users is for ranking metrics, which --metrics leaves out");
    }
    if (rankingUsers != null && rankingUsers < 2) {
      throw new IllegalArgumentException(
          "--ranking-users " + rankingUsers + " gives no standard error; give 2 or more");
    }
  }

  private ModelEvaluation evaluate(
      ModelSpec model,
      Providers providers,
      Experiment experiment,
      double loadSeconds,
      PeakHeapMonitor heap) {
    Trainer trainer =
        refit
            ? new FinalFit(providers, model, 0, true).asTrainer()
            : providers.trainer(model.name(), model.options());
    try (FitProgress progress = new FitProgress(model.name(), spec.commandLine().getErr())) {
      ExperimentResult result = experiment.run(trainer, progress);
      return new ModelEvaluation(model, result, loadSeconds, heap.takePeakBytes());
    }
  }

  /** Prints the result of {@code model} at once, as the table has to wait for all models. */
  private void announce(ModelEvaluation evaluation, ModelSpec model, int length) {
    if (evaluation.spec().equals(model)) {
      spec.commandLine().getErr().println(EvaluationTable.line(evaluation, length));
    }
  }

  /** What is relevant; empty if nothing is ranked. */
  private Optional<String> relevance(Dataset dataset) {
    return metrics.contains(MetricGroup.RANKING)
        ? Optional.of(relevant.or(Relevance.standard()).describe(dataset))
        : Optional.empty();
  }

  private String drawnUsers() {
    return rankingUsers == null
        ? ""
        : ", for %d users drawn with seed %d".formatted(rankingUsers, split.seed());
  }

  private List<ModelSpec> defaultModels(Dataset dataset) {
    if (dataset.scale().isImplicit()) {
      return ModelSpec.parseAll("popularity,implicit-als");
    }
    if (dataset.texts().count() > 0) {
      return ModelSpec.parseAll("baseline,pmf,pmf+cnn");
    }
    spec.commandLine().getErr().println("pmf+cnn is left out: this data has no item texts");
    return ModelSpec.parseAll("baseline,pmf");
  }

  private void checkUser(Dataset dataset) {
    if (user != null && dataset.users().indexOf(user) < 0) {
      throw new IllegalArgumentException("--user " + user + " is not a user of " + dataset.name());
    }
  }

  private void report(
      Dataset dataset, List<ModelEvaluation> evaluations, int length, PrintWriter out) {
    out.println(EvaluationTable.of(evaluations, length));
    if (metrics.contains(MetricGroup.RANKING)) {
      String ranked = relevant.or(Relevance.standard()).describe(dataset);
      EvaluationTable.unranked(evaluations, length, ranked).ifPresent(out::println);
      if (rankingUsers != null) {
        EvaluationTable.sampled(evaluations, length).ifPresent(out::println);
      }
    }
    leastPossibleError(evaluations).ifPresent(text -> out.printf("%n%s%n", text));
    ModelEvaluation best = best(evaluations, length);
    ExampleUser.print(dataset, best.spec().name(), best.result().model(), user, out);
  }

  private Optional<String> leastPossibleError(List<ModelEvaluation> evaluations) {
    if (!data.isSample() || !metrics.contains(MetricGroup.RATING)) {
      return Optional.empty();
    }
    ExperimentResult result = evaluations.get(0).result();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The sample is synthetic: invented films, ratings drawn from a known model.%n"
                + "That model itself has RMSE %.4f on %s.",
            data.sample().bestRmse(result.split().test()),
            result.runs().size() > 1 ? "the last test set" : "this test set"));
  }

  /** The model with the lowest RMSE, or with the highest NDCG if there are no ratings. */
  private static ModelEvaluation best(List<ModelEvaluation> evaluations, int length) {
    return evaluations.stream()
        .min(
            Comparator.comparingDouble(
                evaluation -> {
                  EvaluationSummary summary = evaluation.result().summary();
                  return summary.metrics().containsKey("rmse")
                      ? summary.metric("rmse").mean()
                      : summary.metrics().containsKey("ndcg@" + length)
                          ? -summary.metric("ndcg@" + length).mean()
                          : 0;
                }))
        .orElseThrow();
  }
}
