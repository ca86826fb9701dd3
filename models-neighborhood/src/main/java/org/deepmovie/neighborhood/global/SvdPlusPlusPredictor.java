package org.deepmovie.neighborhood.global;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveWriter;

/**
 * SVD++ with its biases, the base of {@link Integrated}. A new user gets the vector that SVD++
 * gives for the ratings less the neighbors' terms.
 */
record SvdPlusPlusPredictor(FactorRecommender factors) implements BasePredictor {

  @Override
  public double predict(int user, int item) {
    return factors.model().predict(user, item);
  }

  @Override
  public void score(int user, IntToDoubleFunction neighborTerm, float[] into) {
    factors.score(user, into);
    for (int item = 0; item < into.length; item++) {
      into[item] += (float) neighborTerm.applyAsDouble(item);
    }
  }

  @Override
  public Explanation explain(int user, int item) {
    return factors.explain(user, item);
  }

  /** Items are similar whose vectors point the same way. */
  @Override
  public Optional<List<ScoredItem>> similar(int item, int n) {
    return Optional.of(factors.similar(item, n));
  }

  @Override
  public IntToDoubleFunction foldIn(int[] items, double[] ratings, double[] neighborTerms) {
    if (items.length == 0) {
      return item -> predict(IdMap.UNKNOWN, item);
    }
    double[] residuals = ratings.clone();
    for (int n = 0; n < residuals.length; n++) {
      residuals[n] -= neighborTerms[n];
    }
    float[] vector = factors.fold(items, residuals);
    FloatMatrix user = new FloatMatrix(1, vector.length, vector);
    return item -> factors.model().predict(user, 0, item);
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    factors.save(archive);
  }
}
