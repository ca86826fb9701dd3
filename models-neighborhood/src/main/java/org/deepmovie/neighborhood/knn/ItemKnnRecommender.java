package org.deepmovie.neighborhood.knn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.NeighborLists;
import org.deepmovie.internal.neighborhood.NewUserRatings;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveWriter;

/** What {@link Knn} fits among items. */
final class ItemKnnRecommender implements Recommender {

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
    this.deviations = new CenteredRatings(options.centering(), ratings, false, biases);
    this.byUser = deviations.rows().transpose();
    this.neighbors = neighbors;
    this.neighborOf = neighbors.reversed();
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  /** Gives the deviation of a person's rating of an item, NaN if there is none. */
  @FunctionalInterface
  private interface Person {
    float deviation(int item);
  }

  /** Takes in one neighbour that has a rating. */
  @FunctionalInterface
  private interface Taker {
    void take(int item, double similarity, double deviation);
  }

  private Person person(int user) {
    return item -> {
      int position = byUser.find(user, item);
      return position < 0 ? UNRATED : byUser.value(position);
    };
  }

  private float[] dense(int user) {
    float[] values = new float[byUser.columns()];
    Arrays.fill(values, UNRATED);
    for (int p = byUser.start(user); p < byUser.end(user); p++) {
      values[byUser.column(p)] = byUser.value(p);
    }
    return values;
  }

  /** Gives {@code taker} the k most similar items that have a rating, most similar first. */
  private void forEachNeighbor(Person person, int item, Taker taker) {
    int end = neighbors.end(item);
    for (int p = neighbors.start(item), n = 0; p < end && n < options.k(); p++) {
      float deviation = person.deviation(neighbors.id(p));
      if (!Float.isNaN(deviation)) {
        taker.take(neighbors.id(p), neighbors.similarity(p), deviation);
        n++;
      }
    }
  }

  /** The weighted mean of deviations, NaN without neighbours. */
  private double mean(Person person, int item) {
    double[] sums = new double[2];
    forEachNeighbor(
        person,
        item,
        (other, similarity, deviation) -> {
          sums[0] += similarity * deviation;
          sums[1] += similarity;
        });
    return sums[0] / sums[1];
  }

  private double unclipped(Person person, int user, int item) {
    return deviations.rating(item, user, mean(person, item));
  }

  private boolean known(int user, int item) {
    return user != IdMap.UNKNOWN && item != IdMap.UNKNOWN;
  }

  @Override
  public double predict(int user, int item) {
    double rating =
        known(user, item) ? unclipped(person(user), user, item) : biases.value(user, item);
    return catalogue().scale().clip(rating);
  }

  /**
   * Adds up over what the user rated: few items have more than k neighbours among that, and only
   * these need them in order.
   */
  @Override
  public void score(int user, float[] into) {
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
    float[] rated = dense(user);
    for (int item = 0; item < into.length; item++) {
      double mean =
          counts[item] > options.k()
              ? mean(other -> rated[other], item)
              : sums[item] / weights[item];
      into[item] = (float) deviations.rating(item, user, mean);
    }
  }

  @Override
  public List<ScoredItem> similar(int item, int n) {
    return neighbors.similar(this, item, n);
  }

  @Override
  public Explanation explain(int user, int item) {
    if (!known(user, item)) {
      double baseline = biases.value(user, item);
      return new Explanation(baseline, baseline, 0, List.of());
    }
    double prediction = unclipped(person(user), user, item);
    // a centre of 0 predicts nothing; without one a rating counts as far as it is from the baseline
    double baseline =
        options.centering() == NeighborCentering.NONE
            ? biases.value(user, item)
            : deviations.centre(item, user);
    List<Integer> items = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    double[] weight = new double[1];
    forEachNeighbor(
        person(user),
        item,
        (other, similarity, deviation) -> {
          items.add(other);
          shares.add(similarity * (deviations.rating(item, user, deviation) - baseline));
          weight[0] += similarity;
        });
    List<Explanation.Contribution> contributions = new ArrayList<>();
    for (int n = 0; n < items.size(); n++) {
      contributions.add(contribution(user, items.get(n), shares.get(n) / weight[0]));
    }
    return new Explanation(prediction, items.isEmpty() ? prediction : baseline, 0, contributions);
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    Map<Integer, Double> known = FoldedInUser.indexed(this, ratings);
    CenteredRatings.OfNewUser own =
        deviations.of(NewUserRatings.of(known, biases, options.baseline()));
    float[] values = new float[byUser.columns()];
    Arrays.fill(values, UNRATED);
    known.forEach((item, rating) -> values[item] = (float) own.deviation(rating, item));
    return new FoldedInUser(
        this, ratings, item -> own.rating(item, mean(other -> values[other], item)));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    neighbors.save(archive);
  }
}
