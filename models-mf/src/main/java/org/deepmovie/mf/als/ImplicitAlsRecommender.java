package org.deepmovie.mf.als;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.index.ItemSearch;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.internal.factor.RidgeRows;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.options.common.EquationSolver;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.FoldedInItem;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.FloatRows;
import org.deepmovie.train.Workers;

/**
 * Ranks by x_u . y_i, an estimate of the preference from 0 to 1. A user without observations gets
 * the ranking of the mean user. The model does not use ratings: the predicted rating is the
 * baseline's.
 */
final class ImplicitAlsRecommender extends FactorRecommender {

  static final String SETTINGS = "implicit-als.json";

  private final FloatMatrix meanUser;
  private final ImplicitAlsOptions options;

  ImplicitAlsRecommender(ModelHeader header, FactorModel model, ImplicitAlsOptions options) {
    super(header, model, folding(model.items(), options, header.catalog().scale()), SETTINGS);
    this.meanUser = mean(model.users());
    this.options = options;
  }

  private static UserFolding folding(
      FloatRows items, ImplicitAlsOptions options, RatingScale scale) {
    ConfidenceWeights confidence = options.weights(scale);
    float[] gram = ImplicitAlsUpdater.gram(items);
    return (rated, ratings) -> {
      float[] weights = new float[rated.length];
      for (int n = 0; n < weights.length; n++) {
        weights[n] = confidence.weight(ratings[n]);
      }
      return new ImplicitAlsUpdater(
              items.columns(), options.regularization(), EquationSolver.CHOLESKY, 1, 1)
          .foldIn(items, gram, rated, weights);
    };
  }

  private static FloatMatrix mean(FloatRows users) {
    double[] sums = new double[users.columns()];
    for (int user = 0; user < users.rows(); user++) {
      for (int k = 0; k < sums.length; k++) {
        sums[k] += users.get(user, k);
      }
    }
    FloatMatrix mean = new FloatMatrix(1, sums.length);
    for (int k = 0; k < sums.length; k++) {
      mean.set(0, k, (float) (sums[k] / Math.max(1, users.rows())));
    }
    return mean;
  }

  @Override
  public double predict(int user, int item) {
    return catalog().scale().clip(model().baseline(user, item));
  }

  @Override
  public double recommendationScore(int user, int item) {
    boolean known = user != IdMap.UNKNOWN && isObserved(user);
    return known ? preference(model().users(), user, item) : preference(meanUser, 0, item);
  }

  private boolean isObserved(int user) {
    for (int k = 0; k < model().users().columns(); k++) {
      if (model().users().get(user, k) != 0) {
        return true;
      }
    }
    return false;
  }

  private double preference(FloatRows users, int user, int item) {
    FloatRows items = model().items();
    return Kernels.best()
        .dot(
            users.array(user),
            users.offset(user),
            items.array(item),
            items.offset(item),
            items.columns());
  }

  @Override
  public Optional<float[]> query(int user) {
    boolean known = user != IdMap.UNKNOWN && isObserved(user);
    return Optional.of(known ? model().users().row(user) : meanUser.row(0));
  }

  @Override
  protected FoldedInUser foldedIn(
      Map<String, ? extends Number> ratings, Optional<FloatMatrix> user, ItemSearch where) {
    FloatMatrix vector = user.orElse(meanUser);
    float[] query = vector.row(0);
    return FoldedInUser.of(this, ratings, item -> model().baseline(IdMap.UNKNOWN, item))
        .withRankingScore(item -> preference(vector, 0, item))
        .withSearch((n, filter) -> where.best(query, n, filter));
  }

  @Override
  public Set<Capability> capabilities() {
    return Capability.union(super.capabilities(), Capability.ITEM_RATINGS, Capability.UPDATES);
  }

  @Override
  public FoldedInItem foldInItem(Map<String, ? extends Number> ratings) {
    Map<Integer, Double> known = catalog().ratingsByUser(ratings);
    int[] users = known.keySet().stream().mapToInt(user -> user).sorted().toArray();
    ConfidenceWeights confidence = options.weights(catalog().scale());
    float[] weights = new float[users.length];
    for (int n = 0; n < users.length; n++) {
      weights[n] = confidence.weight(known.getOrDefault(users[n], 0.0));
    }
    float[] gram = ImplicitAlsUpdater.gram(model().users());
    float[] vector = updater().foldIn(model().users(), gram, users, weights);
    return FoldedInItem.of(
        this,
        ratings,
        user -> model().baseline(user, IdMap.UNKNOWN),
        user -> VectorMath.dot(query(user).orElseThrow(), 0, vector, 0, vector.length),
        n -> search().similarTo(vector, n).items(catalog()));
  }

  private ImplicitAlsUpdater updater() {
    return new ImplicitAlsUpdater(
        options.common().factors(), options.regularization(), EquationSolver.CHOLESKY, 1, 1);
  }

  /** All known interactions are observations, also those that the model was not fitted to. */
  @Override
  public Recommender updated(Dataset data) {
    CatalogUpdate update = CatalogUpdate.of(this, data);
    if (update.isEmpty()) {
      return this;
    }
    Catalog after = update.header().catalog();
    RatingMatrix weights =
        options
            .weights(after.scale())
            .weights(
                Dataset.builder("", after.users(), after.items(), update.ratings())
                    .scale(after.scale())
                    .implicitFeedback(after.interactions())
                    .build());
    FloatMatrix users = RidgeRows.enlarged(model().users(), after.users().size());
    FloatMatrix items = RidgeRows.enlarged(model().items(), after.items().size());
    return CatalogUpdate.solved(
        () -> {
          ImplicitAlsUpdater updater = updater();
          try (Workers workers = new Workers(1)) {
            updater.update(update.users(), weights.byUser(), items, users, workers);
            updater.update(update.items(), weights.byItem(), users, items, workers);
          }
          return new ImplicitAlsRecommender(
              update.header(),
              FactorModel.of(false, 0, users, items, update.ratings(), true),
              options);
        });
  }
}
