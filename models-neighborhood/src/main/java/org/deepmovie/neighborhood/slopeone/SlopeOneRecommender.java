package org.deepmovie.neighborhood.slopeone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.CoRatings;
import org.deepmovie.internal.neighborhood.NewUserRatings;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveWriter;

/** What {@link SlopeOne} fits. */
final class SlopeOneRecommender implements Recommender {

  private final ModelHeader header;
  private final SlopeOneOptions options;
  private final BaselineEstimate biases;
  private final CsrMatrix byUser;
  private final ItemDifferences differences;

  SlopeOneRecommender(
      ModelHeader header,
      SlopeOneOptions options,
      RatingMatrix ratings,
      ItemDifferences differences) {
    this.header = header;
    this.options = options;
    this.biases = options.baseline().fit(ratings);
    this.byUser = ratings.byUser();
    this.differences = differences;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  /** The weighted mean over {@code row} of {@code ratings}, or {@code otherwise} if none counts. */
  private double mean(CsrMatrix ratings, int row, int item, double otherwise, CoRatings.Sum room) {
    double sum = 0;
    double weight = 0;
    for (int p = ratings.start(row); p < ratings.end(row); p++) {
      if (counts(item, ratings.column(p), room)) {
        sum += room.value() + room.n() * (double) ratings.value(p);
        weight += room.n();
      }
    }
    return weight > 0 ? sum / weight : otherwise;
  }

  private boolean counts(int item, int other, CoRatings.Sum room) {
    differences.of(item, other, room);
    return item != other && room.n() >= options.minOverlap();
  }

  private double unclipped(int user, int item, CoRatings.Sum room) {
    double baseline = biases.value(user, item);
    return user == IdMap.UNKNOWN || item == IdMap.UNKNOWN
        ? baseline
        : mean(byUser, user, item, baseline, room);
  }

  @Override
  public double predict(int user, int item) {
    return catalogue().scale().clip(unclipped(user, item, new CoRatings.Sum()));
  }

  @Override
  public void score(int user, float[] into) {
    CoRatings.Sum room = new CoRatings.Sum();
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) unclipped(user, item, room);
    }
  }

  /**
   * The baseline is mu + b_u + b_i; an item's share is how far the rating that it stands for is
   * from that, by its weight.
   */
  @Override
  public Explanation explain(int user, int item) {
    CoRatings.Sum room = new CoRatings.Sum();
    double baseline = biases.value(user, item);
    double prediction = unclipped(user, item, room);
    if (user == IdMap.UNKNOWN || item == IdMap.UNKNOWN) {
      return new Explanation(prediction, baseline, 0, List.of());
    }
    List<Integer> others = new ArrayList<>();
    List<Double> distances = new ArrayList<>();
    double weight = 0;
    for (int p = byUser.start(user); p < byUser.end(user); p++) {
      if (counts(item, byUser.column(p), room)) {
        others.add(byUser.column(p));
        distances.add(room.value() + room.n() * (byUser.value(p) - baseline));
        weight += room.n();
      }
    }
    List<Explanation.Contribution> contributions = new ArrayList<>();
    for (int n = 0; n < others.size(); n++) {
      contributions.add(contribution(user, others.get(n), distances.get(n) / weight));
    }
    return new Explanation(prediction, baseline, 0, contributions);
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    NewUserRatings user =
        NewUserRatings.of(FoldedInUser.indexed(this, ratings), biases, options.baseline());
    CsrMatrix row = user.row(biases.item().length);
    return new FoldedInUser(
        this,
        ratings,
        item -> {
          double baseline = user.bias() + biases.value(IdMap.UNKNOWN, item);
          return mean(row, 0, item, baseline, new CoRatings.Sum());
        });
  }

  /** Nothing: the ratings, which every model file holds, are enough. */
  @Override
  public void save(ArchiveWriter archive) throws IOException {}
}
