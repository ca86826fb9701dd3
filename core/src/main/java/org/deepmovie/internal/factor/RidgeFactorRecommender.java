package org.deepmovie.internal.factor;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.FoldedInItem;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;

/**
 * Recommends by vectors of which each is the solution of a ridge regression, or near it, while
 * those of the other side are fixed. So new items are folded in as new users are, and new ratings
 * are added by solving the rows again that they concern.
 */
public final class RidgeFactorRecommender extends FactorRecommender {

  private final RidgeRows rows;
  private final String settings;

  /**
   * A recommender on {@code model}.
   *
   * @param settings the name of the JSON entry of its archive, such as "als.json"
   */
  public RidgeFactorRecommender(
      ModelHeader header, FactorModel model, RidgeRows rows, String settings) {
    super(header, model, rows.users(model), settings);
    this.rows = rows;
    this.settings = settings;
  }

  @Override
  public Set<Capability> capabilities() {
    return Capability.union(super.capabilities(), Capability.ITEM_RATINGS, Capability.UPDATES);
  }

  @Override
  public FoldedInItem foldInItem(Map<String, ? extends Number> ratings) {
    Map<Integer, Double> known = catalog().ratingsByUser(ratings);
    int[] users =
        known.keySet().stream()
            .mapToInt(user -> user)
            .filter(user -> model().knowsUser(user) || model().biased())
            .sorted()
            .toArray();
    if (users.length == 0) {
      return FoldedInItem.of(
          this,
          ratings,
          user -> model().predict(user, IdMap.UNKNOWN),
          user -> model().predict(user, IdMap.UNKNOWN),
          n -> search().similar(IdMap.UNKNOWN, n).items(catalog()));
    }
    double[] values = IntStream.of(users).mapToDouble(known::get).toArray();
    float[] vector = rows.item(model(), users, values);
    FloatMatrix item = new FloatMatrix(1, vector.length, vector);
    float[] factors = Arrays.copyOfRange(vector, model().biased() ? 1 : 0, vector.length);
    return FoldedInItem.of(
        this,
        ratings,
        user -> model().predict(user, item, 0),
        user -> model().predict(user, item, 0),
        n -> search().similarTo(factors, n).items(catalog()));
  }

  @Override
  public Recommender updated(Dataset data) {
    CatalogUpdate update = CatalogUpdate.of(this, data);
    return update.isEmpty()
        ? this
        : new RidgeFactorRecommender(
            update.header(), rows.updated(model(), update), rows, settings);
  }
}
