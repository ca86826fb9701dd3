package org.example.deepmovie;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Registers the model {@code damped-means}; this class is listed in META-INF/services. */
public final class DampedMeansProvider implements TrainerProvider<DampedMeansProvider.Options> {

  /** The options of the model. The command line's help and model files are made from them. */
  public record Options(
      @Hyperparameter(
              value = "5",
              min = 0,
              max = 1000,
              doc = "shrinkage: a mean of n ratings is multiplied by n / (n + shrinkage)")
          float shrinkage) {}

  @Override
  public String name() {
    return DampedMeans.NAME;
  }

  @Override
  public String summary() {
    return "the global mean plus the damped deviations of the item and of the user";
  }

  @Override
  public Class<Options> optionsType() {
    return Options.class;
  }

  @Override
  public Trainer create(Options options) {
    return new DampedMeans(options);
  }
}
