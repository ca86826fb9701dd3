package org.deepmovie.neighborhood.knn;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Knn} as {@code user-knn}. */
public final class UserKnnProvider implements TrainerProvider<KnnOptions> {

  static final String NAME = "user-knn";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "user neighbours: what the users most similar to this one gave the item";
  }

  @Override
  public Class<KnnOptions> optionsType() {
    return KnnOptions.class;
  }

  @Override
  public Trainer create(KnnOptions options) {
    return Knn.users(options);
  }
}
