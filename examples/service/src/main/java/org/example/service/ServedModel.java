package org.example.service;

import java.time.Instant;
import org.deepmovie.recommend.Recommender;

/**
 * A loaded model with what the service computes of it. A request uses one of these from its
 * beginning to its end, whatever is swapped in the meantime.
 *
 * @param recommender the model
 * @param titles finds films by title
 * @param loaded when the model was loaded
 */
record ServedModel(Recommender recommender, TitleSearch titles, Instant loaded) {

  ServedModel(Recommender recommender) {
    this(recommender, new TitleSearch(recommender.catalog()), Instant.now());
  }
}
