package org.deepmovie.tune;

import java.util.Map;
import java.util.Optional;
import org.deepmovie.eval.Evaluator;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.model.TrainingListener;
import org.deepmovie.spi.Providers;
import org.deepmovie.split.Split;

/**
 * The RMSE of a model on the validation part of a split, by which it may also stop early. All fits
 * have one seed, so that options are compared and not luck. The test part is not looked at.
 */
public final class ValidationError implements Objective {

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
  public ValidationError(Providers providers, String model, Split split, long seed, int threads) {
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
  public double rmse(Map<String, String> options, TrainingListener listener) {
    Recommender fitted =
        providers
            .trainer(model, options)
            .fit(
                split.train(),
                new TrainingContext(seed, threads, Optional.of(split.validation()), listener));
    return Evaluator.standard()
        .withThreads(threads)
        .withoutRanking()
        .evaluate(fitted, new Split(split.train(), split.validation()))
        .metric("rmse");
  }
}
