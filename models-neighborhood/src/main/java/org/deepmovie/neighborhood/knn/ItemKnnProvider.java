package org.deepmovie.neighborhood.knn;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link Knn} as {@code item-knn}. */
public final class ItemKnnProvider implements TrainerProvider<KnnOptions> {

  @Override
  public String name() {
    return Knn.ITEM_KNN;
  }

  @Override
  public String summary() {
    return "item neighbors: the mean of the user's ratings of the most similar items";
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
