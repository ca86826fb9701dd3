package org.deepmovie.neighborhood.slopeone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/** The model that {@link SlopeOne} fits. */
final class SlopeOneRecommender implements Recommender, Storable {

  private final ModelHeader header;
  private final SlopeOneOptions options;
  private final BaselineEstimate biases;
  private final CsrMatrix byUser;
  private final ItemDifferences differences;

  SlopeOneRecommender(
      ModelHeader header,
      SlopeOneOptions options,
      BaselineEstimate biases,
      CsrMatrix byUser,
      ItemDifferences differences) {
    this.header = header;
    this.options = options;
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
    double sum = options.damping() * baseline;
    double weight = options.damping();
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
    PairSum difference = new PairSum();
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) unclipped(user, item, difference);
    }
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
    double weight = options.damping();
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
    return FoldedInUser.of(
        this,
        ratings,
        item -> {
          double baseline = user.bias() + biases.value(IdMap.UNKNOWN, item);
          return mean(rated, 0, item, baseline, new PairSum());
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
