package org.deepmovie.cli.evaluate;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.deepmovie.cli.options.ComparedModelsOption;
import org.deepmovie.cli.options.DataOptions;
import org.deepmovie.cli.options.JsonOption;
import org.deepmovie.cli.options.LoadedDataset;
import org.deepmovie.cli.options.PositiveIntegerConverter;
import org.deepmovie.cli.options.SplitOptions;
import org.deepmovie.cli.options.ThreadsOption;
import org.deepmovie.cli.output.FitProgress;
import org.deepmovie.cli.output.RecommendationPrinter;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.eval.Experiment;
import org.deepmovie.eval.ExperimentResult;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
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
      "The models are baseline, pmf and, if the items have texts, pmf+cnn, unless --model names"
          + " others."
    })
public final class EvaluateCommand implements Callable<Integer> {

  private static final int DEFAULT_K = 10;
  private static final int RECOMMENDATIONS = 10;
  private static final int LIKED_TITLES = 3;

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
    PrintWriter out = spec.commandLine().getOut();
    try (PeakHeapMonitor heap = new PeakHeapMonitor()) {
      LoadedDataset loaded = data.read();
      Dataset dataset = loaded.dataset();
      checkUser(dataset);
      List<ModelSpec> specs = models.models().isEmpty() ? defaultModels(dataset) : models.models();
      Splitter splitter = split.splitter(data, dataset);
      split.describe(loaded, splitter, out);
      out.println(repeats == 1 ? "" : ", " + repeats + " repeats");
      out.println();
      int length = k == null ? Math.min(DEFAULT_K, dataset.items().size()) : k;
      Experiment experiment =
          new Experiment(
              dataset,
              splitter,
              split.seed(),
              repeats,
              threads.count(),
              Evaluator.standard().withKs(length).withThreads(threads.count()));
      List<ModelEvaluation> evaluations = new ArrayList<>();
      for (ModelSpec model : specs) {
        Trainer trainer = providers.trainer(model.name(), model.options());
        try (FitProgress progress = new FitProgress(model.name(), spec.commandLine().getErr())) {
          ExperimentResult result = experiment.run(trainer, progress);
          evaluations.add(
              new ModelEvaluation(model, result, loaded.seconds(), heap.takePeakBytes()));
        }
      }
      report(dataset, splitter, evaluations, length, out);
    }
    return 0;
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

  private void report(
      Dataset dataset,
      Splitter splitter,
      List<ModelEvaluation> evaluations,
      int length,
      PrintWriter out)
      throws IOException {
    out.println(EvaluationTable.of(evaluations, length));
    leastPossibleError(evaluations).ifPresent(text -> out.printf("%n%s%n", text));
    json.write(() -> EvaluationJson.of(dataset, splitter.spec(), split.seed(), evaluations));
    recommend(dataset, mostAccurate(evaluations), out);
  }

  private Optional<String> leastPossibleError(List<ModelEvaluation> evaluations) {
    if (!data.isSample()) {
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

  private static ModelEvaluation mostAccurate(List<ModelEvaluation> evaluations) {
    return evaluations.stream()
        .min(
            Comparator.comparingDouble(
                evaluation -> evaluation.result().summary().metric("rmse").mean()))
        .orElseThrow();
  }

  private void recommend(Dataset dataset, ModelEvaluation evaluation, PrintWriter out) {
    Recommender model = evaluation.result().model();
    CsrMatrix ratings = model.catalog().ratings();
    int index = user != null ? dataset.users().indexOf(user) : userOfMedianActivity(ratings);
    out.printf(
        "%nRecommendations by %s for user %s%nwho liked %s:%n",
        evaluation.spec().name(), dataset.users().id(index), likedTitles(dataset, ratings, index));
    RecommendationPrinter.print(model.recommend(index, RECOMMENDATIONS), out);
  }

  /** The user of median activity among those with ratings. */
  private static int userOfMedianActivity(CsrMatrix ratings) {
    int[] active =
        IntStream.range(0, ratings.rows())
            .filter(user -> ratings.count(user) > 0)
            .boxed()
            .sorted(Comparator.comparingInt(ratings::count))
            .mapToInt(Integer::intValue)
            .toArray();
    return active[active.length / 2];
  }

  private static String likedTitles(Dataset dataset, CsrMatrix ratings, int user) {
    List<String> titles =
        IntStream.range(ratings.start(user), ratings.end(user))
            .filter(p -> ratings.value(p) >= dataset.scale().relevanceThreshold())
            .boxed()
            .sorted(Comparator.comparing(p -> -ratings.value(p)))
            .limit(LIKED_TITLES)
            .map(p -> "'" + dataset.titles().get(ratings.column(p)) + "'")
            .toList();
    return titles.isEmpty() ? "nothing yet" : String.join(", ", titles);
  }
}
