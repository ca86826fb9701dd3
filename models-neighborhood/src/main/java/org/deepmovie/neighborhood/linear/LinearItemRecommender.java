package org.deepmovie.neighborhood.linear;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.history.HistoryLimit;
import org.deepmovie.internal.neighborhood.history.NewUserRatings;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.neighborhood.options.HistoryOptions;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;
import org.deepmovie.train.Workers;

/**
 * The model that {@link Ease} or {@link Slim} fits. The scores of a user are the sum of the weights
 * of all items that the user interacted with. A user without interactions gets the mean scores of
 * all users. The predicted rating is the baseline's.
 */
final class LinearItemRecommender implements Recommender, Storable {

  private static final String INTERACTIONS = "interactions";

  private final ModelHeader header;
  private final NeighborhoodBaselineOptions baseline;
  private final BaselineEstimate biases;
  private final HistoryOptions history;
  private final CsrMatrix interactions;
  private final ItemWeights weights;
  private final Optional<WeightUpdate> weightUpdate;
  private final float[] meanScores;

  /**
   * A recommender.
   *
   * @param weightUpdate how the weights follow new interactions, if they can
   */
  LinearItemRecommender(
      ModelHeader header,
      NeighborhoodBaselineOptions baseline,
      HistoryOptions history,
      CsrMatrix interactions,
      ItemWeights weights,
      Optional<WeightUpdate> weightUpdate) {
    this.header = header;
    this.history = history;
    this.weightUpdate = weightUpdate;
    this.baseline = baseline;
    this.biases = baseline.fit(RatingMatrix.of(header.catalog().ratings()));
    this.interactions = interactions;
    this.weights = weights;
    this.meanScores = meanScores();
  }

  private float[] meanScores() {
    int[] counts = new int[interactions.columns()];
    for (int p = 0; p < interactions.size(); p++) {
      counts[interactions.column(p)]++;
    }
    float[] scores = new float[counts.length];
    for (int item = 0; item < counts.length; item++) {
      weights.add(item, counts[item] / (float) Math.max(1, interactions.rows()), scores);
    }
    return scores;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public double predict(int user, int item) {
    catalog().checkPair(user, item);
    return catalog().scale().clip(biases.value(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    if (hasNoInteractions(user)) {
      System.arraycopy(meanScores, 0, into, 0, into.length);
      return;
    }
    Arrays.fill(into, 0);
    for (int p = interactions.start(user); p < interactions.end(user); p++) {
      weights.add(interactions.column(p), 1, into);
    }
  }

  private boolean hasNoInteractions(int user) {
    return user == IdMap.UNKNOWN || interactions.count(user) == 0;
  }

  @Override
  public double recommendationScore(int user, int item) {
    if (item == IdMap.UNKNOWN) {
      return 0;
    }
    if (hasNoInteractions(user)) {
      return meanScores[item];
    }
    float sum = 0;
    for (int p = interactions.start(user); p < interactions.end(user); p++) {
      sum += weights.of(interactions.column(p), item);
    }
    return sum;
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> capabilities =
        Capability.union(Recommender.super.capabilities(), Capability.SIMILAR_ITEMS);
    return weightUpdate.isEmpty()
        ? capabilities
        : Capability.union(capabilities, Capability.UPDATES);
  }

  @Override
  public Recommender updated(Dataset data) {
    if (weightUpdate.isEmpty()) {
      return Recommender.super.updated(data);
    }
    CatalogUpdate update = CatalogUpdate.of(this, data);
    if (update.isEmpty()) {
      return this;
    }
    Catalog after = update.header().catalog();
    HistoryLimit limit = new HistoryLimit(history, after.users(), after.items());
    CsrMatrix before = update.enlarged(interactions);
    CsrMatrix all = before.union(update.arrived());
    InteractionChanges changes = InteractionChanges.of(limit.of(before), limit.of(all));
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      ItemWeights next = weightUpdate.get().of(weights, changes, workers);
      return new LinearItemRecommender(update.header(), baseline, history, all, next, weightUpdate);
    }
  }

  /** The items to whose scores this one adds most, and what it adds, if that is above 0. */
  @Override
  public List<ScoredItem> similar(int item, int n) {
    TopItems top = new TopItems(n);
    float[] added = new float[meanScores.length];
    if (item != IdMap.UNKNOWN) {
      weights.add(item, 1, added);
    }
    for (int other = 0; other < added.length; other++) {
      if (added[other] > 0) {
        top.offer(other, added[other]);
      }
    }
    return IntStream.of(top.drain())
        .mapToObj(other -> catalog().scored(other, added[other]))
        .toList();
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    NewUserRatings user = NewUserRatings.of(catalog().ratingsByItem(ratings), biases, baseline);
    float[] scores = user.items().length == 0 ? meanScores : new float[meanScores.length];
    for (int item : user.items()) {
      weights.add(item, 1, scores);
    }
    return FoldedInUser.of(this, ratings, item -> user.bias() + biases.value(IdMap.UNKNOWN, item))
        .withRankingScore(item -> scores[item]);
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    interactions.save(archive, INTERACTIONS);
    weights.save(archive);
  }

  /** Reads the interactions that {@link #save} wrote. */
  static CsrMatrix loadInteractions(ModelHeader header, ArchiveReader archive) throws IOException {
    CsrMatrix ratings = header.catalog().ratings();
    return CsrMatrix.load(archive, INTERACTIONS, ratings.rows(), ratings.columns());
  }

  @Override
  public String toString() {
    return header().toString();
  }
}
