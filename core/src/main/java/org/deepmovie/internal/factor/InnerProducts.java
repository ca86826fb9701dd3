package org.deepmovie.internal.factor;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.index.ItemSearch;
import org.deepmovie.index.VectorIndex;
import org.deepmovie.index.VectorIndexFactory;
import org.deepmovie.index.VectorSimilarity;

/**
 * The predictions of a {@link FactorModel} as inner products, r = base + q . v of a query q for the
 * user and a vector v for the item.
 *
 * <p>With biases q = (1, u_1, ...) and v = (v_0, v_1, ...), with zeros for missing factors. Without
 * biases q = u and v is the item's vector. If some items then have no vector, the baseline predicts
 * all of them alike: q = (u, baseline) and v = (v, 0) or (0, 1).
 */
final class InnerProducts {

  private final FactorModel model;
  private final FloatMatrix items;

  InnerProducts(FactorModel model) {
    this.model = model;
    this.items = items(model);
  }

  private static FloatMatrix items(FactorModel model) {
    FloatMatrix all = model.items();
    if (IntStream.range(0, all.rows()).allMatch(model::knowsItem)) {
      return all;
    }
    int factors = all.columns();
    FloatMatrix items = new FloatMatrix(all.rows(), model.biased() ? factors : factors + 1);
    for (int item = 0; item < all.rows(); item++) {
      int length = model.knowsItem(item) ? factors : model.biased() ? 1 : 0;
      System.arraycopy(all.values(), all.offset(item), items.values(), items.offset(item), length);
      if (length == 0) {
        items.set(item, factors, 1);
      }
    }
    return items;
  }

  /** v by item. */
  FloatMatrix items() {
    return items;
  }

  /** Indexes created by {@code factory}; items are similar by their vectors without biases. */
  ItemSearch search(VectorIndexFactory factory) {
    return search(factory.index(items, VectorSimilarity.INNER_PRODUCT), factory);
  }

  /** The same with {@code ranked}, an index of {@link #items}. */
  ItemSearch search(VectorIndex ranked, VectorIndexFactory factory) {
    return new ItemSearch(
        ranked, () -> factory.index(withoutBiases(), VectorSimilarity.COSINE), model::knowsItem);
  }

  private FloatMatrix withoutBiases() {
    FloatMatrix all = model.items();
    return model.biased() ? all.copyOfColumns(1, all.columns()) : all;
  }

  /** base, for a user that has a query. */
  double base(int user) {
    boolean known = user != IdMap.UNKNOWN && model.biased();
    return model.globalMean() + (known ? model.users().get(user, 0) : 0);
  }

  /**
   * q of {@code user}, an index or {@link IdMap#UNKNOWN}; empty for a user without a vector in a
   * model without biases, for whom the biases of the baseline rank the items.
   */
  Optional<float[]> query(int user) {
    if (model.knowsUser(user)) {
      return Optional.of(query(model.users().row(user), user));
    }
    return model.biased() ? Optional.of(query(new float[items.columns()], user)) : Optional.empty();
  }

  /** q of a new user, a matrix of one row. */
  float[] query(FloatMatrix newUser) {
    return query(newUser.row(0), IdMap.UNKNOWN);
  }

  private float[] query(float[] vector, int user) {
    if (model.biased()) {
      vector[0] = 1;
      return vector;
    }
    float[] query = Arrays.copyOf(vector, items.columns());
    if (query.length > vector.length) {
      query[vector.length] = (float) (model.baseline(user, IdMap.UNKNOWN) - model.globalMean());
    }
    return query;
  }
}
