package org.deepmovie.neighborhood.global;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.factor.ColdStartBaseline;
import org.deepmovie.internal.neighborhood.history.InteractionHistory;
import org.deepmovie.internal.neighborhood.history.NewUserRatings;
import org.deepmovie.internal.neighborhood.history.UserHistories;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/**
 * The model that {@link GlobalNgbr} or {@link Integrated} fits: base terms plus the neighbors'
 * term.
 */
final class GlobalWeightRecommender implements Recommender, Storable {

  private static final String UNRATED = "unrated";

  private final ModelHeader header;
  private final BasePredictor base;
  private final NeighborWeights weights;
  private final UserHistories histories;
  private final InteractionHistory history;
  private final ColdStartBaseline coldStart;

  private GlobalWeightRecommender(
      ModelHeader header,
      GlobalWeightModel model,
      UserHistories histories,
      InteractionHistory history) {
    this.header = header;
    this.base = model.base();
    this.weights = model.weights();
    this.histories = histories;
    this.history = history;
    this.coldStart = ColdStartBaseline.of(RatingMatrix.of(header.catalog().ratings()));
  }

  /**
   * A model just fitted.
   *
   * @param baseline options of b~
   * @param interactions the feedback of the training set
   */
  static GlobalWeightRecommender of(
      ModelHeader header,
      GlobalWeightModel model,
      NeighborhoodBaselineOptions baseline,
      CsrMatrix interactions) {
    UserHistories histories = UserHistories.of(header.catalog(), baseline);
    return new GlobalWeightRecommender(
        header, model, histories, histories.ofInteractions(interactions));
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  /**
   * Whether the model learned nothing of the user or of the item, so that the baseline predicts.
   */
  private boolean isCold(int user, int item) {
    return isColdUser(user) || !coldStart.isRated(item);
  }

  private boolean isColdUser(int user) {
    return !coldStart.isRater(user)
        && (user == IdMap.UNKNOWN || history.unrated().count(user) == 0);
  }

  private double unclipped(int user, int item) {
    return isCold(user, item)
        ? coldStart.value(user, item)
        : base.predict(user, item) + weights.term(history, user, item);
  }

  @Override
  public double predict(int user, int item) {
    return catalog().scale().clip(unclipped(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    if (!isColdUser(user)) {
      UserMatchLookup lookup = new UserMatchLookup(weights.neighbors(), history);
      base.score(user, item -> weights.term(lookup.find(user, item)), into);
    }
    for (int item = 0; item < into.length; item++) {
      if (isCold(user, item)) {
        into[item] = (float) coldStart.value(user, item);
      }
    }
  }

  @Override
  public Set<Capability> capabilities() {
    return base.similar(IdMap.UNKNOWN, 1).isPresent()
        ? Capability.union(
            Recommender.super.capabilities(), Capability.EXPLANATIONS, Capability.SIMILAR_ITEMS)
        : Capability.union(Recommender.super.capabilities(), Capability.EXPLANATIONS);
  }

  @Override
  public List<ScoredItem> similar(int item, int n) {
    return base.similar(item, n).orElseGet(() -> Recommender.super.similar(item, n));
  }

  /** An item's amount is the sum of what it adds to the base terms and to the neighbors' term. */
  @Override
  public Explanation explain(int user, int item) {
    if (isCold(user, item)) {
      double baseline = coldStart.value(user, item);
      return new Explanation(baseline, baseline, 0, List.of());
    }
    Explanation ofBase = base.explain(user, item);
    Map<Integer, Double> amounts = new HashMap<>();
    ofBase.contributions().forEach(part -> amounts.put(part.item(), part.amount()));
    NeighborMatches matches = weights.matches(history, user, item);
    for (int n = 0; n < matches.count(); n++) {
      amounts.merge(weights.neighbor(matches, n), weights.amount(matches, n), Double::sum);
    }
    List<Explanation.Contribution> contributions = new ArrayList<>();
    amounts.forEach(
        (other, amount) -> contributions.add(catalog().contribution(user, other, amount)));
    return new Explanation(
        unclipped(user, item), ofBase.baseline(), ofBase.remainder(), contributions);
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    NewUserRatings user = histories.newUser(catalog().ratingsByItem(ratings));
    if (user.items().length == 0) {
      return FoldedInUser.of(this, ratings, item -> unclipped(IdMap.UNKNOWN, item));
    }
    InteractionHistory own = histories.ofNewUser(user);
    double[] neighborTerms = new double[user.items().length];
    for (int n = 0; n < neighborTerms.length; n++) {
      neighborTerms[n] = weights.term(own, 0, user.items()[n]);
    }
    IntToDoubleFunction ofBase = base.foldIn(user.items(), user.ratings(), neighborTerms);
    double bias = coldStart.userBias(user.items(), user.ratings());
    return FoldedInUser.of(
        this,
        ratings,
        item ->
            coldStart.isRated(item)
                ? ofBase.applyAsDouble(item) + weights.term(own, 0, item)
                : coldStart.value(IdMap.UNKNOWN, item) + bias);
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    base.save(archive);
    weights.save(archive);
    history.unrated().save(archive, UNRATED);
  }

  /** Reads what {@link #save} wrote, {@code base} having been read. */
  static GlobalWeightRecommender load(
      ModelHeader header,
      BasePredictor base,
      NeighborhoodBaselineOptions baseline,
      ArchiveReader archive)
      throws IOException {
    int users = header.catalog().users().size();
    int items = header.catalog().items().size();
    GlobalWeightModel model = new GlobalWeightModel(base, NeighborWeights.load(archive, items));
    UserHistories histories = UserHistories.of(header.catalog(), baseline);
    InteractionHistory history =
        histories.withUnrated(CsrMatrix.load(archive, UNRATED, users, items));
    return new GlobalWeightRecommender(header, model, histories, history);
  }

  @Override
  public String toString() {
    return header().toString();
  }
}
