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
 * <p>With biases q = (1, u_1, ...) and v = (v_0, v_1, ...), without q = u and v is the item's
 * vector. If the predictions for some items are shrunk towards the baseline, q = (q, baseline -
 * base) and v = (s v, 1 - s), s being 1 for other items and 0 for those without a vector; in a
 * model with its own biases their v is (v_0, 0, 1). A cold user has no query: the model predicts
 * item by item.
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
    if (IntStream.range(0, all.rows()).allMatch(item -> model.itemShare(item) == 1)) {
      return all;
    }
    int factors = all.columns();
    FloatMatrix items = new FloatMatrix(all.rows(), factors + 1);
    for (int item = 0; item < all.rows(); item++) {
      double share = model.itemShare(item);
      for (int k = 0; k < factors; k++) {
        items.set(item, k, (float) (share * all.get(item, k)));
      }
      items.set(item, factors, (float) (1 - share));
      if (!model.knowsItem(item)) {
        items.set(item, 0, model.ownBias(item));
      } else if (model.biased()) {
        double bias = items.get(item, 0) + (1 - share) * model.baselineBias(item);
        items.set(item, 0, (float) bias);
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

  /** base of a user with a query. */
  double base(int user) {
    return base(model.user(user)[0]);
  }

  private double base(float bias) {
    return model.globalMean() + (model.biased() ? bias : 0);
  }

  /** q of {@code user}, an index or {@link IdMap#UNKNOWN}; empty for one predicted item by item. */
  Optional<float[]> query(int user) {
    return model.hasQuery(user)
        ? Optional.of(query(model.user(user), model.baseline(user, IdMap.UNKNOWN)))
        : Optional.empty();
  }

  /**
   * q of a new user.
   *
   * @param newUser a matrix of one row
   * @param bias that of {@link FactorModel#newUserBias}
   */
  float[] query(FloatMatrix newUser, double bias) {
    return query(newUser.row(0), model.baselineOfNewUser(IdMap.UNKNOWN) + bias);
  }

  /**
   * q for a vector.
   *
   * @param baseline the prediction for items without a vector
   */
  private float[] query(float[] vector, double baseline) {
    float[] query = Arrays.copyOf(vector, items.columns());
    if (query.length > vector.length) {
      query[vector.length] = (float) (baseline - base(vector[0]));
    }
    if (model.biased()) {
      query[0] = 1;
    }
    return query;
  }
}
