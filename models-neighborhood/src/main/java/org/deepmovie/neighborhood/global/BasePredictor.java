package org.deepmovie.neighborhood.global;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveWriter;

/**
 * The terms of a fitted model to which the neighbors' term is added: biases, or SVD++ with its
 * biases. Immutable. An unknown user or item has the index -1.
 */
sealed interface BasePredictor permits BiasPredictor, SvdPlusPlusPredictor {

  /** The sum of the terms, not clipped to the rating scale. */
  double predict(int user, int item);

  /**
   * Scores all items for ranking.
   *
   * @param neighborTerm the neighbors' term by item
   * @param into base plus neighbors' term by item
   */
  void score(int user, IntToDoubleFunction neighborTerm, float[] into);

  /** Explains {@link #predict}. */
  Explanation explain(int user, int item);

  /** The most similar items, or empty if the terms have no notion of that. */
  Optional<List<ScoredItem>> similar(int item, int n);

  /**
   * Folds a new user in.
   *
   * @param items the rated items, ascending
   * @param ratings their ratings
   * @param neighborTerms the neighbors' terms of these ratings
   * @return by item the sum of the terms for the new user
   */
  IntToDoubleFunction foldIn(int[] items, double[] ratings, double[] neighborTerms);

  /** Writes the terms, as part of the model file of {@link org.deepmovie.store.Storable#save}. */
  void save(ArchiveWriter archive) throws IOException;
}
