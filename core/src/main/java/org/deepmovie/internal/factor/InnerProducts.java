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
import org.deepmovie.store.FloatRows;

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
  private final FloatRows items;

  InnerProducts(FactorModel model) {
    this.model = model;
    this.items = items(model);
  }

  private static FloatRows items(FactorModel model) {
    FloatRows all = model.items();
    return IntStream.range(0, all.rows()).allMatch(item -> model.itemShare(item) == 1)
        ? all
        : new ShrunkItems(model).likeSource();
  }

  /** The vectors of a model that shrinks some predictions. */
  private static final class ShrunkItems extends DerivedRows {
    private final FactorModel model;

    ShrunkItems(FactorModel model) {
      super(model.items(), model.items().columns() + 1);
      this.model = model;
    }

    @Override
    void derive(int item, float[] vector, int offset, float[] into, int at) {
      int factors = columns() - 1;
      double share = model.itemShare(item);
      for (int k = 0; k < factors; k++) {
        into[at + k] = (float) (share * vector[offset + k]);
      }
      into[at + factors] = (float) (1 - share);
      if (!model.knowsItem(item)) {
        into[at] = model.ownBias(item);
      } else if (model.biased()) {
        into[at] = (float) (into[at] + (1 - share) * model.baselineBias(item));
      }
    }
  }

  /** v by item. */
  FloatRows items() {
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

  private FloatRows withoutBiases() {
    return model.biased() ? new FactorsOnly(model.items()).likeSource() : model.items();
  }

  /** Vectors without component 0. */
  private static final class FactorsOnly extends DerivedRows {
    FactorsOnly(FloatRows biased) {
      super(biased, biased.columns() - 1);
    }

    @Override
    void derive(int item, float[] vector, int offset, float[] into, int at) {
      System.arraycopy(vector, offset + 1, into, at, columns());
    }
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
