package org.deepmovie.hybrid;

import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.bayes.GibbsSampler;
import org.deepmovie.internal.bayes.PmfGibbsSampler;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.train.Workers;

/**
 * The loop as a Markov chain. An epoch draws the vectors of all users and items. Every few epochs
 * the encoder is trained towards the mean of the items' vectors, and its outputs are the items'
 * prior means from then on.
 *
 * <p>It starts from some epochs of least squares: from random factors a chain would need about a
 * hundred epochs to come as far.
 */
final class PmfGibbsFit implements GibbsSampler {

  private static final int LEAST_SQUARES_EPOCHS = 20;
  private static final int EPOCHS_PER_ENCODER_TRAINING = 20;
  private static final int EPOCHS_IN_MEAN = 20;

  private final PmfGibbsSampler sampler;
  private final Optional<CrossFittedEncoder> encoder;
  private final RatingMatrix ratings;
  private final FloatMatrix meanUsers;
  private final FloatMatrix meanItems;
  private int epochs;

  /**
   * The start of a chain.
   *
   * @param train ratings in the unit of a {@link org.deepmovie.internal.bayes.GibbsRun}
   */
  PmfGibbsFit(PmfOptions options, PmfEncoders encoders, Dataset train, long seed, Workers workers) {
    this.sampler = new PmfGibbsSampler(train, options.factors(), workers, seed);
    this.encoder = encoders.items();
    this.ratings = train.ratings();
    PmfAlsFit first = new PmfAlsFit(options, encoders, train, seed, workers);
    for (int epoch = 1; epoch <= LEAST_SQUARES_EPOCHS; epoch++) {
      first.epoch(epoch);
    }
    sampler.start(first.current().users(), first.current().items());
    first.itemPrior().ifPresent(sampler::setItemMeans);
    this.meanUsers = sampler.users().copy();
    this.meanItems = sampler.items().copy();
  }

  @Override
  public double epoch() {
    if (encoder.isPresent() && epochs > 0 && epochs % EPOCHS_PER_ENCODER_TRAINING == 0) {
      sampler.setItemMeans(encoder.get().train(epochs, ratings, meanUsers, meanItems));
    }
    double error = sampler.epoch();
    epochs++;
    if (encoder.isPresent()) {
      float share = 1f / Math.min(epochs + 1, EPOCHS_IN_MEAN);
      average(meanUsers, sampler.users(), share);
      average(meanItems, sampler.items(), share);
    }
    return error;
  }

  /** Moves a mean towards the present draw: the last {@code EPOCHS_IN_MEAN} weigh most. */
  private static void average(FloatMatrix mean, FloatMatrix draw, float share) {
    float[] values = mean.values();
    for (int n = 0; n < values.length; n++) {
      values[n] += share * (draw.values()[n] - values[n]);
    }
  }

  @Override
  public double predict(int user, int item) {
    return sampler.predict(user, item);
  }

  @Override
  public void store(int number, PosteriorDraws draws) {
    sampler.store(number, draws);
  }
}
