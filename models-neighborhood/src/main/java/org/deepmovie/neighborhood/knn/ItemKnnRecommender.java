package org.deepmovie.neighborhood.knn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.history.NewUserRatings;
import org.deepmovie.internal.neighborhood.search.CenteredRatings;
import org.deepmovie.internal.neighborhood.search.NeighborLists;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.neighborhood.options.NeighborCentering;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/** The model that {@link Knn} fits with neighbors among items. */
final class ItemKnnRecommender implements Recommender, Storable {

  private static final float UNRATED = Float.NaN;

  private final ModelHeader header;
  private final KnnOptions options;
  private final BaselineEstimate biases;
  private final CenteredRatings deviations;
  private final CsrMatrix byUser;
  private final NeighborLists neighbors;
  private final NeighborLists neighborOf;

  ItemKnnRecommender(
      ModelHeader header,
      KnnOptions options,
      RatingMatrix ratings,
      BaselineEstimate biases,
      NeighborLists neighbors) {
    this.header = header;
    this.options = options;
    this.biases = biases;
    this.deviations =
        CenteredRatings.toPredict(
            options.centering(), options.average().damping(), ratings, false, biases);
    this.byUser = deviations.rows().transpose();
    this.neighbors = neighbors;
    this.neighborOf = neighbors.reversed();
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  /** A user's ratings as deviations by item. */
  @FunctionalInterface
  private interface DeviationByItem {
    /** The deviation of the rating of {@code item}, {@link #UNRATED} if there is none. */
    float of(int item);
  }

  private DeviationByItem deviationsOf(int user) {
    return item -> {
      int position = byUser.find(user, item);
      return position < 0 ? UNRATED : byUser.value(position);
    };
  }

  private float[] denseDeviations(int user) {
    float[] values = new float[byUser.columns()];
    Arrays.fill(values, UNRATED);
    for (int p = byUser.start(user); p < byUser.end(user); p++) {
      values[byUser.column(p)] = byUser.value(p);
    }
    return values;
  }

  /**
   * Sums over the k most similar items with a rating.
   *
   * @param deviations the sum of similarity times deviation
   * @param weight the sum of the similarities
   */
  private record NeighborSums(double deviations, double weight) {}

  private NeighborSums sums(DeviationByItem user, int item) {
    double sum = 0;
    double weight = 0;
    int end = neighbors.end(item);
    for (int p = neighbors.start(item), n = 0; p < end && n < options.average().k(); p++) {
      float deviation = user.of(neighbors.id(p));
      if (!Float.isNaN(deviation)) {
        float similarity = neighbors.similarity(p);
        sum += similarity * (double) deviation;
        weight += similarity;
        n++;
      }
    }
    return new NeighborSums(sum, weight);
  }

  private double unclipped(DeviationByItem own, int user, int item) {
    NeighborSums sums = sums(own, item);
    return deviations.prediction(item, user, sums.deviations(), sums.weight());
  }

  private static boolean areKnown(int user, int item) {
    return user != IdMap.UNKNOWN && item != IdMap.UNKNOWN;
  }

  @Override
  public double predict(int user, int item) {
    double rating =
        areKnown(user, item) ? unclipped(deviationsOf(user), user, item) : biases.value(user, item);
    return catalog().scale().clip(rating);
  }

  /**
   * Sums over the items that the user rated. Few items have more than k neighbors among these; for
   * them alone the k most similar ones must be found.
   */
  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    if (user == IdMap.UNKNOWN) {
      for (int item = 0; item < into.length; item++) {
        into[item] = (float) biases.value(user, item);
      }
      return;
    }
    double[] sums = new double[into.length];
    double[] weights = new double[into.length];
    int[] counts = new int[into.length];
    for (int p = byUser.start(user); p < byUser.end(user); p++) {
      int rated = byUser.column(p);
      double deviation = byUser.value(p);
      for (int q = neighborOf.start(rated); q < neighborOf.end(rated); q++) {
        int item = neighborOf.id(q);
        sums[item] += neighborOf.similarity(q) * deviation;
        weights[item] += neighborOf.similarity(q);
        counts[item]++;
      }
    }
    float[] deviationByItem = denseDeviations(user);
    for (int item = 0; item < into.length; item++) {
      NeighborSums nearest =
          counts[item] > options.average().k()
              ? sums(other -> deviationByItem[other], item)
              : new NeighborSums(sums[item], weights[item]);
      into[item] =
          (float) deviations.prediction(item, user, nearest.deviations(), nearest.weight());
    }
  }

  /** The model is that of a fit to all ratings with the same options. */
  @Override
  public Recommender updated(Dataset data) {
    CatalogUpdate update = CatalogUpdate.of(this, data);
    return update.isEmpty() ? this : Knn.items(options).fit(update.header(), update.ratings());
  }

  @Override
  public Set<Capability> capabilities() {
    return Capability.union(
        Recommender.super.capabilities(),
        Capability.UPDATES,
        Capability.EXPLANATIONS,
        Capability.SIMILAR_ITEMS);
  }

  @Override
  public List<ScoredItem> similar(int item, int n) {
    return neighbors.similar(this, item, n);
  }

  @Override
  public Explanation explain(int user, int item) {
    if (!areKnown(user, item)) {
      double baseline = biases.value(user, item);
      return new Explanation(baseline, baseline, 0, List.of());
    }
    DeviationByItem own = deviationsOf(user);
    double prediction = unclipped(own, user, item);
    // without a center the prediction starts from 0: amounts are then distances from the baseline
    double baseline =
        options.centering() == NeighborCentering.NONE
            ? biases.value(user, item)
            : deviations.center(item, user);
    int[] rated = nearestRated(own, item);
    double weight = options.average().damping();
    for (int p : rated) {
      weight += neighbors.similarity(p);
    }
    List<Explanation.Contribution> contributions = new ArrayList<>();
    for (int p : rated) {
      double rating = deviations.rating(item, user, own.of(neighbors.id(p)));
      double amount = neighbors.similarity(p) * (rating - baseline) / weight;
      contributions.add(catalog().contribution(user, neighbors.id(p), amount));
    }
    if (rated.length == 0) {
      return new Explanation(prediction, prediction, 0, contributions);
    }
    double damped = options.average().damping() / weight * (biases.value(user, item) - baseline);
    return new Explanation(prediction, baseline, damped, contributions);
  }

  /** The positions of the k most similar items with a rating, most similar first. */
  private int[] nearestRated(DeviationByItem user, int item) {
    return IntStream.range(neighbors.start(item), neighbors.end(item))
        .filter(p -> !Float.isNaN(user.of(neighbors.id(p))))
        .limit(options.average().k())
        .toArray();
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    Map<Integer, Double> known = catalog().ratingsByItem(ratings);
    CenteredRatings.NewUserDeviations own =
        deviations.ofNewUser(NewUserRatings.of(known, biases, options.average().baseline()));
    float[] values = new float[byUser.columns()];
    Arrays.fill(values, UNRATED);
    known.forEach((item, rating) -> values[item] = (float) own.deviation(rating, item));
    return FoldedInUser.of(
        this,
        ratings,
        item -> {
          NeighborSums sums = sums(other -> values[other], item);
          return own.prediction(item, sums.deviations(), sums.weight());
        });
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
