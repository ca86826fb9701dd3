package org.deepmovie.tune;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.eval.EvaluationReport;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.TrainingListener.Epoch;
import org.deepmovie.train.TrainingListener.Measures;

/**
 * The error of a model on the validation part of a split: the RMSE, or where it keeps its best
 * epoch by another measure, as models that rank do, that of this epoch, or where it has no epochs
 * and ranks by other scores than ratings, of which its RMSE knows nothing, 1 - NDCG@100. All fits
 * have one seed, so that options are compared and not luck. The test part is not looked at.
 */
public final class ValidationObjective implements Objective {

  private static final int LIST = 100;

  private final Providers providers;
  private final String model;
  private final Split split;
  private final long seed;
  private final int threads;

  /**
   * The error of {@code model} on {@code split.validation()}.
   *
   * @param model a provider's name
   * @param seed of every fit
   * @param threads for fitting; they do not change the error
   * @throws IllegalArgumentException if the split has no validation ratings
   */
  public ValidationObjective(
      Providers providers, String model, Split split, long seed, int threads) {
    if (split.validation().size() == 0) {
      throw new IllegalArgumentException(
          "options are chosen by validation ratings, and the split has none");
    }
    this.providers = providers;
    this.model = model;
    this.split = split;
    this.seed = seed;
    this.threads = threads;
  }

  @Override
  public void check(Map<String, String> options) {
    providers.trainer(model, options);
  }

  @Override
  public Outcome fit(Map<String, String> options, TrainingListener listener) {
    AtomicReference<Epoch> best = new AtomicReference<>();
    TrainingListener watching =
        epoch -> {
          listener.onEpoch(epoch);
          if (epoch.best()) {
            best.set(epoch);
          }
        };
    Recommender fitted =
        providers
            .trainer(model, options)
            .fit(
                split.train(),
                new TrainingContext(seed, threads, Optional.of(split.validation()), watching));
    return outcome(fitted, Optional.ofNullable(best.get()));
  }

  private Outcome outcome(Recommender fitted, Optional<Epoch> best) {
    String rmse = Measures.RMSE.validation();
    if (best.isPresent() && !best.get().measures().validation().equals(rmse)) {
      return new Outcome(best.get().measures().validation(), best.get().validationError());
    }
    return ranksByRatings(fitted)
        ? new Outcome(rmse, judged(fitted, Evaluator.standard().withoutRanking()).metric("rmse"))
        : new Outcome("1 - NDCG@" + LIST, listError(fitted));
  }

  /**
   * Whether the score beside a recommended item is its predicted rating, for one item of each user.
   */
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

  private double listError(Recommender fitted) {
    int length = Math.min(LIST, split.train().items().size());
    EvaluationReport report = judged(fitted, Evaluator.standard().withKs(length));
    if (report.rankedUsers() == 0) {
      throw new IllegalArgumentException(
          model
              + " is judged by its lists, and no validation rating is "
              + split.train().scale().likedFrom()
              + " or more");
    }
    return 1 - report.metric("ndcg@" + length);
  }

  private EvaluationReport judged(Recommender fitted, Evaluator evaluator) {
    return evaluator
        .withThreads(threads)
        .evaluate(fitted, new Split(split.train(), split.validation()));
  }
}
