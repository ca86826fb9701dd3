package org.deepmovie.internal.factor;

import java.util.Optional;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.FloatRows;
import org.deepmovie.train.TrainingContext;

/**
 * The vectors of the model from which a fit starts, by external id.
 *
 * @param recommender the earlier model
 * @param model its vectors
 */
public record EarlierFactors(Recommender recommender, FactorModel model) {

  /**
   * Of 1, 0.5 and 0.3 on MovieLens 100K, seeds 101 and 102: 0.3 comes closer to the cold fit in a
   * third of its epochs, but its first epoch is a hundredth worse.
   */
  private static final float SHRINKAGE = 0.5f;

  /**
   * The vectors of the earlier model of a fit, if there is one.
   *
   * @param name the name of the model that is fitted
   * @param dimension the length of its vectors, the bias included if there is one
   * @throws IllegalArgumentException if the earlier model has vectors of another length
   */
  public static Optional<EarlierFactors> of(TrainingContext context, String name, int dimension) {
    return context.start().map(EarlierFactors::of).map(some -> some.require(name, dimension));
  }

  private static EarlierFactors of(Recommender model) {
    if (model instanceof VectorRecommender vectors
        && vectors.withExactIndex() instanceof FactorRecommender factors) {
      return new EarlierFactors(factors, factors.model());
    }
    throw new IllegalArgumentException(
        "a fit cannot start from a %s without factors".formatted(model.header().model()));
  }

  private EarlierFactors require(String name, int dimension) {
    int bias = model.biased() ? 1 : 0;
    if (model.items().columns() != dimension) {
      throw new IllegalArgumentException(
          "%s with %d factors cannot start from a model with %d; give the same factors"
              .formatted(name, dimension - bias, model.items().columns() - bias));
    }
    return this;
  }

  /** The same vectors for ratings {@code unit} times as large. */
  public EarlierFactors times(double unit) {
    return unit == 1
        ? this
        : new EarlierFactors(
            recommender,
            model.times(unit, RatingMatrix.of(recommender.catalog().ratings()).map(r -> unit * r)));
  }

  /** The index in the earlier model of a user with a vector, or {@link IdMap#UNKNOWN}. */
  public int user(String id) {
    int index = recommender.catalog().users().indexOf(id);
    return index != IdMap.UNKNOWN && model.knowsUser(index) ? index : IdMap.UNKNOWN;
  }

  /** The index in the earlier model of an item with a vector, or {@link IdMap#UNKNOWN}. */
  public int item(String id) {
    int index = recommender.catalog().items().indexOf(id);
    return model.knowsItem(index) ? index : IdMap.UNKNOWN;
  }

  /** Takes over the vectors of those users and items that have one; other rows stay. */
  public void copyTo(FloatMatrix users, IdMap userIds, FloatMatrix items, IdMap itemIds) {
    for (int row = 0; row < userIds.size(); row++) {
      copy(model.users(), user(userIds.id(row)), users, row);
    }
    for (int row = 0; row < itemIds.size(); row++) {
      copy(model.items(), item(itemIds.id(row)), items, row);
    }
  }

  /**
   * As {@link #copyTo}, for alternating least squares with early stopping: the items' factors, but
   * not their biases, are made smaller. A fit that starts from small factors finds the strong
   * directions of the ratings first, and stops before the weak ones overfit. From the vectors as
   * they are, it would start behind that point. "Shrink and perturb" (Ash and Adams 2020) does the
   * same for networks.
   */
  public void copyShrunkTo(FloatMatrix users, IdMap userIds, FloatMatrix items, IdMap itemIds) {
    copyTo(users, userIds, items, itemIds);
    for (int row = 0; row < itemIds.size(); row++) {
      if (item(itemIds.id(row)) != IdMap.UNKNOWN) {
        for (int k = model.biased() ? 1 : 0; k < items.columns(); k++) {
          items.set(row, k, SHRINKAGE * items.get(row, k));
        }
      }
    }
  }

  private static void copy(FloatRows from, int earlier, FloatMatrix into, int row) {
    if (earlier != IdMap.UNKNOWN) {
      System.arraycopy(
          from.array(earlier),
          from.offset(earlier),
          into.values(),
          into.offset(row),
          into.columns());
    }
  }
}
