package org.deepmovie.neighborhood.knn;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.history.NewUserRatings;
import org.deepmovie.internal.neighborhood.search.CenteredRatings;
import org.deepmovie.internal.neighborhood.search.NearestRows;
import org.deepmovie.internal.neighborhood.search.NeighborLists;
import org.deepmovie.internal.neighborhood.search.NeighborSearch;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/** The model that {@link Knn} fits with neighbors among users. */
final class UserKnnRecommender implements Recommender, Storable {

  private final ModelHeader header;
  private final KnnOptions options;
  private final BaselineEstimate biases;
  private final CenteredRatings deviations;
  private final CsrMatrix rows;
  private final NeighborLists neighbors;
  private final NeighborSearch search;

  UserKnnRecommender(
      ModelHeader header,
      KnnOptions options,
      RatingMatrix ratings,
      BaselineEstimate biases,
      NeighborLists neighbors,
      NeighborSearch search) {
    this.header = header;
    this.options = options;
    this.biases = biases;
    this.deviations =
        CenteredRatings.toPredict(
            options.centering(), options.average().damping(), ratings, true, biases);
    this.rows = deviations.rows();
    this.neighbors = neighbors;
    this.search = search;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public Set<Capability> capabilities() {
    return Capability.union(Recommender.super.capabilities(), Capability.UPDATES);
  }

  /** The model is that of a fit to all ratings with the same options. */
  @Override
  public Recommender updated(Dataset data) {
    CatalogUpdate update = CatalogUpdate.of(this, data);
    return update.isEmpty() ? this : Knn.users(options).fit(update.header(), update.ratings());
  }

  @Override
  public double predict(int user, int item) {
    catalog().checkPair(user, item);
    if (user == IdMap.UNKNOWN || item == IdMap.UNKNOWN) {
      return catalog().scale().clip(biases.value(user, item));
    }
    double sum = 0;
    double weight = 0;
    int end = neighbors.end(user);
    for (int p = neighbors.start(user), n = 0; p < end && n < options.average().k(); p++) {
      int position = rows.find(neighbors.id(p), item);
      if (position >= 0) {
        sum += neighbors.similarity(p) * (double) rows.value(position);
        weight += neighbors.similarity(p);
        n++;
      }
    }
    return catalog().scale().clip(deviations.prediction(user, item, sum, weight));
  }

  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    DeviationSums sums = new DeviationSums(into.length);
    if (user != IdMap.UNKNOWN) {
      for (int p = neighbors.start(user); p < neighbors.end(user); p++) {
        sums.add(neighbors.id(p), neighbors.similarity(p));
      }
    }
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) sums.prediction(user, item);
    }
  }

  /** For every item, sums over the k most similar users who rated it. */
  private final class DeviationSums {
    private final double[] weighted;
    private final double[] weights;
    private final int[] counts;

    DeviationSums(int items) {
      this.weighted = new double[items];
      this.weights = new double[items];
      this.counts = new int[items];
    }

    /** Adds the ratings of {@code user}; users are added by falling similarity. */
    void add(int user, float similarity) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        int item = rows.column(p);
        if (counts[item] < options.average().k()) {
          counts[item]++;
          weighted[item] += similarity * (double) rows.value(p);
          weights[item] += similarity;
        }
      }
    }

    double prediction(int user, int item) {
      return deviations.prediction(user, item, weighted[item], weights[item]);
    }

    double prediction(CenteredRatings.NewUserDeviations user, int item) {
      return user.prediction(item, weighted[item], weights[item]);
    }
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    NewUserRatings user =
        NewUserRatings.of(catalog().ratingsByItem(ratings), biases, options.average().baseline());
    CenteredRatings.NewUserDeviations compared = search.compared().ofNewUser(user);
    double[] values = new double[user.items().length];
    for (int n = 0; n < values.length; n++) {
      values[n] = compared.deviation(user.ratings()[n], user.items()[n]);
    }
    NearestRows nearest = search.nearest(user.items(), values);
    DeviationSums sums = new DeviationSums(rows.columns());
    for (int n = 0; n < nearest.ids().length; n++) {
      sums.add(nearest.ids()[n], nearest.similarities()[n]);
    }
    CenteredRatings.NewUserDeviations own = deviations.ofNewUser(user);
    return FoldedInUser.of(this, ratings, item -> sums.prediction(own, item));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    neighbors.save(archive);
  }

  @Override
  public String toString() {
    return header().toString();
  }
}
