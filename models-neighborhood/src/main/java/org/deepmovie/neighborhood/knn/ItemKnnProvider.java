package org.deepmovie.neighborhood.knn;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Knn} as {@code item-knn}. */
public final class ItemKnnProvider implements TrainerProvider<KnnOptions> {

  static final String NAME = "item-knn";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "item neighbours: what the user gave the items most similar to this one";
  }

  @Override
  public Class<KnnOptions> optionsType() {
    return KnnOptions.class;
  }

  @Override
  public Trainer create(KnnOptions options) {
    return Knn.items(options);
  }
}
