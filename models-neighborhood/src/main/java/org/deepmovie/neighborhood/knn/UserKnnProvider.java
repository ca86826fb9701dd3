package org.deepmovie.neighborhood.knn;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Knn} as {@code user-knn}. */
public final class UserKnnProvider implements TrainerProvider<KnnOptions> {

  @Override
  public String name() {
    return Knn.USER_KNN;
  }

  @Override
  public String summary() {
    return "user neighbors: the mean rating of the most similar users who rated the item";
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
