package org.deepmovie.neighborhood.linear;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.Recommender;

/** All that a model knows, to fit another to. */
final class UpdatedData {

  private UpdatedData() {}

  static Dataset of(Recommender model) {
    Catalog catalog = model.catalog();
    return Dataset.builder(
            "all", catalog.users(), catalog.items(), RatingMatrix.of(catalog.ratings()))
        .scale(catalog.scale())
        .implicitFeedback(catalog.interactions())
        .build();
  }
}
