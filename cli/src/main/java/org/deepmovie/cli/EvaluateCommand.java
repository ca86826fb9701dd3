package org.deepmovie.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.internal.io.AtomicFile;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Splitter;
import org.deepmovie.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fits models on one part of the ratings, judges them by the other, and prints a table. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Fit models on a part of the ratings and compare them on the rest.",
      "Without --model these are baseline, pmf and, if the items have texts, pmf+cnn."
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final int DEFAULT_K = 10;

  @Spec private CommandSpec spec;
  @Mixin private DataOption data;
  @Mixin private SplitOption split;
  @Mixin private ModelsOption models;
  @Mixin private ThreadsOption threads;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Repeat with seeds seed, seed+1, ... and give 95 %% intervals (default:"
              + " ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "-k",
      paramLabel = "K",
      description = "Length of ranked lists (default: 10, or all items if there are fewer).")
  private Integer k;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON, too.")
  private Path json;

  @Option(
      names = "--user",
      paramLabel = "ID",
      description = "Whose recommendations to show at the end (default: one of median activity).")
  private String user;

  @Override
  public Integer call() throws IOException {
    Given.atLeastOne("--repeats", repeats);
    Given.atLeastOne("-k", k == null ? DEFAULT_K : k);
    int threadCount = threads.count();
    split.check();
    Providers providers = Providers.load();
    List<ModelSpec> given = models.given(providers);
    if (json != null) {
      AtomicFile.checkWritable(json);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (HeapPeak heap = new HeapPeak()) {
      long start = System.nanoTime();
      Dataset dataset = data.read();
      double loadSeconds = (System.nanoTime() - start) / 1e9;
      checkUser(dataset);
      List<ModelSpec> specs = given.isEmpty() ? defaultModels(dataset) : given;
      Splitter splitter = split.splitter(data, dataset);
      split.describe(dataset, loadSeconds, splitter, out);
      out.println(repeats == 1 ? "" : ", " + repeats + " repeats");
      out.println();
      int length = k == null ? Math.min(DEFAULT_K, dataset.items().size()) : k;
      Experiment experiment =
          new Experiment(
              dataset,
              splitter,
              split.seed(),
              repeats,
              threadCount,
              Evaluator.standard().withKs(length).withThreads(threadCount));
      List<ModelResult> results = new ArrayList<>();
      for (ModelSpec model : specs) {
        Trainer trainer = providers.trainer(model.name(), model.options());
        try (FitProgress progress = new FitProgress(model.name(), spec.commandLine().getErr())) {
          ExperimentResult result = experiment.run(trainer, progress);
          results.add(new ModelResult(model, result, loadSeconds, heap.takeBytes()));
        }
      }
      report(dataset, splitter, results, length, out);
    }
    return 0;
  }

  private void report(
      Dataset dataset, Splitter splitter, List<ModelResult> results, int length, PrintWriter out)
      throws IOException {
    out.println(ResultTable.of(results, length));
    bestPossible(results).ifPresent(line -> out.printf("%n%s%n", line));
    if (json != null) {
      JsonFile.write(JsonReport.of(dataset, splitter.spec(), split.seed(), results), json);
    }
    recommend(dataset, best(results), out);
  }

  private List<ModelSpec> defaultModels(Dataset dataset) {
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

  private Optional<String> bestPossible(List<ModelResult> results) {
    if (!data.isSample()) {
      return Optional.empty();
    }
    RatingMatrix test = results.get(0).result().split().test();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The sample is synthetic: invented films, ratings drawn from a known model.%n"
                + "Whoever knew that model would reach RMSE %.4f on %s.",
            data.sample().bestRmse(test),
            results.get(0).result().runs().size() > 1 ? "the last test part" : "this test part"));
  }

  private static ModelResult best(List<ModelResult> results) {
    return results.stream()
        .min(Comparator.comparingDouble(r -> r.result().summary().metric("rmse").mean()))
        .orElseThrow();
  }

  private void recommend(Dataset dataset, ModelResult best, PrintWriter out) {
    Recommender model = best.result().model();
    CsrMatrix seen = model.catalogue().seen();
    int who = user != null ? dataset.users().indexOf(user) : typicalUser(seen);
    out.printf(
        "%nTen recommendations by %s for user %s%nwho liked %s:%n",
        best.spec().name(), dataset.users().id(who), liked(dataset, seen, who));
    RecommendationList.print(model.recommend(who, 10, item -> true), out);
  }

  /** The user of median activity among those who rated something. */
  private static int typicalUser(CsrMatrix seen) {
    int[] active =
        IntStream.range(0, seen.rows())
            .filter(user -> seen.count(user) > 0)
            .boxed()
            .sorted(Comparator.comparingInt(seen::count))
            .mapToInt(Integer::intValue)
            .toArray();
    return active[active.length / 2];
  }

  private static String liked(Dataset dataset, CsrMatrix seen, int who) {
    List<String> titles =
        IntStream.range(seen.start(who), seen.end(who))
            .filter(p -> seen.value(p) >= dataset.scale().relevanceThreshold())
            .boxed()
            .sorted(Comparator.comparing(p -> -seen.value(p)))
            .limit(3)
            .map(p -> "'" + dataset.titles().get(seen.column(p)) + "'")
            .toList();
    return titles.isEmpty() ? "nothing yet" : String.join(", ", titles);
  }
}
