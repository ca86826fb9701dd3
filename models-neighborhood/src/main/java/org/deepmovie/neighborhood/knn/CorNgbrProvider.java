package org.deepmovie.neighborhood.knn;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Knn} as {@code cor-ngbr}. */
public final class CorNgbrProvider implements TrainerProvider<CorNgbrOptions> {

  @Override
  public String name() {
    return Knn.COR_NGBR;
  }

  @Override
  public String summary() {
    return "item neighbors by shrunken correlations around the baseline (CorNgbr)";
  }

  @Override
  public Class<CorNgbrOptions> optionsType() {
    return CorNgbrOptions.class;
  }

  @Override
  public Trainer create(CorNgbrOptions options) {
    return Knn.correlations(options);
  }
}
