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
 * The loop's Markov chain: sweeps over users and items, and every few sweeps a turn of the network
 * towards the mean of the items' vectors, whose output is the items' prior mean from then on.
 *
 * <p>It starts from some turns of least squares: from random factors it would take a hundred sweeps
 * to get as far.
 */
final class PmfGibbsFit implements GibbsSampler {

  private static final int FIRST_TURNS = 20;
  private static final int SWEEPS_PER_TURN = 20;
  private static final int SWEEPS_IN_MEAN = 20;

  private final PmfGibbsSampler sampler;
  private final Optional<CrossFittedEncoder> network;
  private final RatingMatrix ratings;
  private final FloatMatrix meanUsers;
  private final FloatMatrix meanItems;
  private int sweeps;

  /**
   * The start of a chain.
   *
   * @param train ratings in the unit of a {@link org.deepmovie.internal.bayes.GibbsSchedule}
   */
  PmfGibbsFit(
      PmfOptions options,
      Optional<CrossFittedEncoder> network,
      Dataset train,
      long seed,
      Workers workers) {
    this.sampler = new PmfGibbsSampler(train, options.factors(), workers, seed);
    this.network = network;
    this.ratings = train.ratings();
    PmfAlsFit first = new PmfAlsFit(options, network, train, seed, workers);
    for (int turn = 1; turn <= FIRST_TURNS; turn++) {
      first.epoch(turn);
    }
    sampler.start(first.current().users(), first.current().items());
    first.prior().ifPresent(sampler::setItemMeans);
    this.meanUsers = sampler.users().copy();
    this.meanItems = sampler.items().copy();
  }

  @Override
  public double sweep() {
    if (network.isPresent() && sweeps > 0 && sweeps % SWEEPS_PER_TURN == 0) {
      sampler.setItemMeans(network.get().turn(sweeps, ratings, meanUsers, meanItems));
    }
    double error = sampler.sweep();
    sweeps++;
    if (network.isPresent()) {
      float share = 1f / Math.min(sweeps + 1, SWEEPS_IN_MEAN);
      average(meanUsers, sampler.users(), share);
      average(meanItems, sampler.items(), share);
    }
    return error;
  }

  /** Moves a mean towards the present draw: the last {@code SWEEPS_IN_MEAN} weigh most. */
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
