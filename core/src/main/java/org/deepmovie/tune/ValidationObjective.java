package org.deepmovie.tune;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.eval.EvaluationReport;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.eval.MetricGroup;
import org.deepmovie.eval.Relevance;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.TrainingListener.Epoch;
import org.deepmovie.train.TrainingListener.Measures;

/**
 * The error of a model on the validation set of a split. The measure depends on the model:
 *
 * <ul>
 *   <li>the measure of its early stopping, at the best epoch, if that is not the RMSE, as in
 *       ranking models,
 *   <li>otherwise the RMSE, if the model ranks by predicted ratings,
 *   <li>otherwise 1 - NDCG@100.
 * </ul>
 *
 * <p>{@link #withMetrics} chooses other measures. All fits have the same seed, so that differences
 * come from the options. The test set is not used.
 */
public final class ValidationObjective implements Objective {

  private static final int MAX_LIST_LENGTH = 100;

  private final Providers providers;
  private final String model;
  private final Split split;
  private final long seed;
  private final int threads;
  private final List<ValidationMetric> metrics;

  private ValidationObjective(
      Providers providers,
      String model,
      Split split,
      long seed,
      int threads,
      List<ValidationMetric> metrics) {
    this.providers = providers;
    this.model = model;
    this.split = split;
    this.seed = seed;
    this.threads = threads;
    this.metrics = metrics;
  }

  /**
   * The error of {@code model} on {@code split.validation()}, fitted with the seed 1 on all
   * processors.
   *
   * @param model a provider's name
   * @throws IllegalArgumentException if the validation set is empty
   */
  public static ValidationObjective of(Providers providers, String model, Split split) {
    if (split.validation().size() == 0) {
      throw new IllegalArgumentException(
          "options are chosen by validation ratings, and the split has none");
    }
    int processors = Runtime.getRuntime().availableProcessors();
    return new ValidationObjective(providers, model, split, 1, processors, List.of());
  }

  /** The same error with another seed of every fit. */
  public ValidationObjective withSeed(long other) {
    return new ValidationObjective(providers, model, split, other, threads, metrics);
  }

  /** The same error with another number of threads of a fit, which does not change it. */
  public ValidationObjective withThreads(int other) {
    return new ValidationObjective(providers, model, split, seed, other, metrics);
  }

  /**
   * Other errors of the same fits.
   *
   * @param names of metrics as in {@link EvaluationReport#metrics}, such as "rmse" or "ndcg@10";
   *     the first decides. Of metrics of which more is better, the error is 1 - the value
   * @throws IllegalArgumentException if there is none, a name is unknown, or a list is longer than
   *     the number of items
   */
  public ValidationObjective withMetrics(List<String> names) {
    int items = split.train().items().size();
    List<ValidationMetric> parsed =
        names.stream().map(name -> ValidationMetric.parse(name, items)).distinct().toList();
    if (parsed.isEmpty()) {
      throw new IllegalArgumentException("no objective; give a metric such as rmse");
    }
    return new ValidationObjective(providers, model, split, seed, threads, parsed);
  }

  @Override
  public void check(Map<String, String> options) {
    providers.trainer(model, options);
  }

  @Override
  public ObjectiveValue fit(Map<String, String> options, TrainingListener listener) {
    AtomicReference<Epoch> best = new AtomicReference<>();
    TrainingListener recording =
        listener.after(epoch -> best.set(epoch.best() ? epoch : best.get()));
    Recommender fitted =
        providers
            .trainer(model, options)
            .fit(
                split.train(),
                new TrainingContext(seed, threads, Optional.of(split.validation()), recording));
    return metrics.isEmpty()
        ? value(fitted, Optional.ofNullable(best.get()))
        : ObjectiveValue.of(errors(fitted));
  }

  private List<ObjectiveValue> errors(Recommender fitted) {
    Set<MetricGroup> groups =
        metrics.stream().map(ValidationMetric::group).collect(Collectors.toSet());
    int[] lengths =
        metrics.stream().flatMapToInt(metric -> metric.length().stream()).distinct().toArray();
    Evaluator evaluator = Evaluator.standard().withMetrics(groups);
    EvaluationReport report =
        evaluate(fitted, lengths.length == 0 ? evaluator : evaluator.withKs(lengths));
    return metrics.stream().map(metric -> metric.error(report, model)).toList();
  }

  private ObjectiveValue value(Recommender fitted, Optional<Epoch> best) {
    String rmse = Measures.RMSE.validation();
    if (best.isPresent() && !best.get().measures().validation().equals(rmse)) {
      return new ObjectiveValue(best.get().measures().validation(), best.get().validationError());
    }
    return ranksByRatings(fitted)
        ? new ObjectiveValue(
            rmse, evaluate(fitted, Evaluator.standard().withoutRanking()).metric("rmse"))
        : new ObjectiveValue("1 - NDCG@" + MAX_LIST_LENGTH, rankingError(fitted));
  }

  /** Whether the score of a recommended item is its predicted rating, for one item of each user. */
  private boolean ranksByRatings(Recommender fitted) {
    CsrMatrix rows = split.validation().byUser();
    return IntStream.range(0, rows.rows())
        .filter(user -> rows.count(user) > 0)
        .allMatch(
            user -> {
              int item = rows.column(rows.start(user));
              return fitted.recommendationScore(user, item) == fitted.predict(user, item);
            });
  }

  private double rankingError(Recommender fitted) {
    int length = Math.min(MAX_LIST_LENGTH, split.train().items().size());
    EvaluationReport report = evaluate(fitted, Evaluator.standard().withKs(length));
    if (report.rankedUsers() == 0) {
      throw new IllegalArgumentException(
          "%s is evaluated by its rankings, and the validation set has no %s"
              .formatted(model, Relevance.standard().describe(split.train())));
    }
    return 1 - report.metric("ndcg@" + length);
  }

  private EvaluationReport evaluate(Recommender fitted, Evaluator evaluator) {
    return evaluator
        .withThreads(threads)
        .evaluate(fitted, new Split(split.train(), split.validation()));
  }
}
