package org.deepmovie.neighborhood.slopeone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.neighborhood.history.NewUserRatings;
import org.deepmovie.internal.neighborhood.pairs.PairSum;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/** The model that {@link SlopeOne} fits. */
final class SlopeOneRecommender implements Recommender, Storable {

  private final ModelHeader header;
  private final SlopeOneOptions options;
  private final double damping;
  private final BaselineEstimate biases;
  private final CsrMatrix byUser;
  private final ItemDifferences differences;

  /**
   * The model.
   *
   * @param options with a number as damping
   */
  SlopeOneRecommender(
      ModelHeader header,
      SlopeOneOptions options,
      BaselineEstimate biases,
      CsrMatrix byUser,
      ItemDifferences differences) {
    this.header = header;
    this.options = options;
    this.damping = options.damping().orElseThrow();
    this.biases = biases;
    this.byUser = byUser;
    this.differences = differences;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  /** The weighted mean over the ratings of a row and the damped baseline. */
  private double mean(CsrMatrix ratings, int row, int item, double baseline, PairSum difference) {
    double sum = damping * baseline;
    double weight = damping;
    for (int p = ratings.start(row); p < ratings.end(row); p++) {
      if (counts(item, ratings.column(p), difference)) {
        sum += difference.sum() + difference.users() * (double) ratings.value(p);
        weight += difference.users();
      }
    }
    return weight > 0 ? sum / weight : baseline;
  }

  private boolean counts(int item, int other, PairSum difference) {
    differences.of(item, other, difference);
    return item != other && difference.users() >= options.minOverlap();
  }

  private double unclipped(int user, int item, PairSum difference) {
    double baseline = biases.value(user, item);
    return user == IdMap.UNKNOWN || item == IdMap.UNKNOWN
        ? baseline
        : mean(byUser, user, item, baseline, difference);
  }

  @Override
  public double predict(int user, int item) {
    return catalog().scale().clip(unclipped(user, item, new PairSum()));
  }

  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    if (user == IdMap.UNKNOWN) {
      for (int item = 0; item < into.length; item++) {
        into[item] = (float) biases.value(user, item);
      }
    } else {
      double[] means = means(byUser, user, item -> biases.value(user, item));
      for (int item = 0; item < into.length; item++) {
        into[item] = (float) means[item];
      }
    }
  }

  /** {@link #mean} of every item, bit for bit. */
  private double[] means(CsrMatrix ratings, int row, IntToDoubleFunction baseline) {
    double[] means = new double[ratings.columns()];
    if (differences.areStored()) {
      PairSum difference = new PairSum();
      Arrays.setAll(
          means, item -> mean(ratings, row, item, baseline.applyAsDouble(item), difference));
      return means;
    }
    double[] weights = new double[means.length];
    Arrays.fill(weights, damping);
    Arrays.setAll(means, item -> damping * baseline.applyAsDouble(item));
    ItemDifferences.DifferencesToItem toRated = differences.new DifferencesToItem();
    for (int p = ratings.start(row); p < ratings.end(row); p++) {
      int rated = ratings.column(p);
      toRated.find(rated);
      for (int n = 0; n < toRated.size(); n++) {
        int item = toRated.item(n);
        int users = toRated.users(item);
        if (item != rated && users >= options.minOverlap()) {
          means[item] += toRated.sum(item) + users * (double) ratings.value(p);
          weights[item] += users;
        }
      }
    }
    for (int item = 0; item < means.length; item++) {
      means[item] = weights[item] > 0 ? means[item] / weights[item] : baseline.applyAsDouble(item);
    }
    return means;
  }

  @Override
  public Set<Capability> capabilities() {
    return Capability.union(
        Recommender.super.capabilities(), Capability.EXPLANATIONS, Capability.UPDATES);
  }

  /** The model is that of a fit to all ratings with the same options. */
  @Override
  public Recommender updated(Dataset data) {
    CatalogUpdate update = CatalogUpdate.of(this, data);
    return update.isEmpty() ? this : new SlopeOne(options).fit(update.header(), update.ratings());
  }

  /**
   * The baseline is mu + b_u + b_i. A rated item predicts a rating of its own; its amount is the
   * distance of that rating from the baseline, times the item's weight.
   */
  @Override
  public Explanation explain(int user, int item) {
    PairSum difference = new PairSum();
    double baseline = biases.value(user, item);
    double prediction = unclipped(user, item, difference);
    if (user == IdMap.UNKNOWN || item == IdMap.UNKNOWN) {
      return new Explanation(prediction, baseline, 0, List.of());
    }
    List<Integer> others = new ArrayList<>();
    List<Double> distances = new ArrayList<>();
    double weight = damping;
    for (int p = byUser.start(user); p < byUser.end(user); p++) {
      if (counts(item, byUser.column(p), difference)) {
        others.add(byUser.column(p));
        distances.add(difference.sum() + difference.users() * (byUser.value(p) - baseline));
        weight += difference.users();
      }
    }
    List<Explanation.Contribution> contributions = new ArrayList<>();
    for (int n = 0; n < others.size(); n++) {
      contributions.add(catalog().contribution(user, others.get(n), distances.get(n) / weight));
    }
    return new Explanation(prediction, baseline, 0, contributions);
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    NewUserRatings user =
        NewUserRatings.of(catalog().ratingsByItem(ratings), biases, options.baseline());
    CsrMatrix rated = user.row(biases.item().length);
    IntToDoubleFunction baseline = item -> user.bias() + biases.value(IdMap.UNKNOWN, item);
    return FoldedInUser.of(
            this,
            ratings,
            item -> mean(rated, 0, item, baseline.applyAsDouble(item), new PairSum()))
        .withSearch(
            (n, filter) -> {
              double[] means = means(rated, 0, baseline);
              return TopItems.best(means.length, n, filter, item -> means[item]);
            });
  }

  /** Writes nothing: the model is computed from the ratings, which every model file holds. */
  @Override
  public void save(ArchiveWriter archive) throws IOException {}

  @Override
  public String toString() {
    return header().toString();
  }
}
