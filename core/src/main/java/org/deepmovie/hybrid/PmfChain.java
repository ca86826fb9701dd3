package org.deepmovie.hybrid;

import java.util.Optional;
import org.deepmovie.bayes.GibbsSampler;
import org.deepmovie.bayes.PmfSampler;
import org.deepmovie.bayes.PosteriorDraws;
import org.deepmovie.data.Dataset;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.model.Workers;

/**
 * The loop's Markov chain: sweeps over users and items, and every few sweeps a turn of the network
 * towards the mean of the items' vectors, whose output is the items' prior mean from then on.
 *
 * <p>It starts from some turns of least squares: from random factors it would take a hundred sweeps
 * to get as far.
 */
final class PmfChain implements GibbsSampler {

  private static final int FIRST_TURNS = 20;
  private static final int SWEEPS_PER_TURN = 20;
  private static final int SWEEPS_IN_MEAN = 20;

  private final PmfSampler sampler;
  private final Optional<LoopNetwork> network;
  private final FactorMatrix mean;
  private int sweeps;

  /**
   * The start of a chain.
   *
   * @param train ratings in the unit of a {@link org.deepmovie.bayes.GibbsSchedule}
   */
  PmfChain(
      PmfOptions options,
      Optional<LoopNetwork> network,
      Dataset train,
      long seed,
      Workers workers) {
    this.sampler = new PmfSampler(train, options.factors(), workers, seed);
    this.network = network;
    PmfFit first = new PmfFit(options, network, train, seed, workers);
    for (int turn = 1; turn <= FIRST_TURNS; turn++) {
      first.epoch(turn);
    }
    sampler.start(first.current().users(), first.current().items());
    first.prior().ifPresent(sampler::setItemMeans);
    this.mean = sampler.items().copy();
  }

  @Override
  public double sweep() {
    if (network.isPresent() && sweeps > 0 && sweeps % SWEEPS_PER_TURN == 0) {
      sampler.setItemMeans(network.get().turn(sweeps, mean));
    }
    double error = sampler.sweep();
    sweeps++;
    if (network.isPresent()) {
      average();
    }
    return error;
  }

  /**
   * Moves the mean towards the present draw, so that the last {@code SWEEPS_IN_MEAN} weigh most.
   */
  private void average() {
    float share = 1f / Math.min(sweeps + 1, SWEEPS_IN_MEAN);
    float[] draw = sampler.items().values();
    float[] values = mean.values();
    for (int n = 0; n < values.length; n++) {
      values[n] += share * (draw[n] - values[n]);
    }
  }

  @Override
  public double predict(int user, int item) {
    return sampler.predict(user, item);
  }

  @Override
  public void keep(int number, PosteriorDraws draws) {
    sampler.keep(number, draws);
  }
}
