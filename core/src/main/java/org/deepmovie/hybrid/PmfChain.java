package org.deepmovie.hybrid;

import java.util.Optional;
import org.deepmovie.bayes.GibbsSampler;
import org.deepmovie.bayes.PmfSampler;
import org.deepmovie.bayes.PosteriorDraws;
import org.deepmovie.factor.FactorMatrix;

/**
 * The loop's Markov chain: sweeps over users and items, and every few sweeps a turn of the network
 * towards the mean of the items' vectors, whose output is the items' prior mean from then on.
 */
final class PmfChain implements GibbsSampler {

  static final int EVERY = Integer.getInteger("every", 2);
  static final int WINDOW = Integer.getInteger("window", 10);
  static final int FIRST = Integer.getInteger("first", 4);
  static final int LAST = Integer.getInteger("last", 100000);

  private final PmfSampler sampler;
  private final Optional<LoopNetwork> network;
  private final FactorMatrix mean;
  private int sweeps;

  PmfChain(PmfSampler sampler, Optional<LoopNetwork> network) {
    this.sampler = sampler;
    this.network = network;
    this.mean = sampler.items().copy();
  }

  @Override
  public double sweep() {
    if (network.isPresent() && sweeps >= FIRST && sweeps <= LAST && sweeps % EVERY == 0) {
      sampler.setItemMeans(network.get().turn(sweeps, mean));
    }
    double error = sampler.sweep();
    sweeps++;
    if (network.isPresent()) {
      average();
    }
    return error;
  }

  /** Moves the mean towards the present draw. */
  private void average() {
    float share = 1f / Math.min(sweeps, WINDOW);
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
