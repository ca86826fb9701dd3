package org.deepmovie.neighborhood.global;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.neighborhood.history.InteractionHistory;
import org.deepmovie.internal.neighborhood.history.NewUserRatings;
import org.deepmovie.internal.neighborhood.history.UserHistories;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
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

  private static boolean areKnown(int user, int item) {
    return user != IdMap.UNKNOWN && item != IdMap.UNKNOWN;
  }

  private double unclipped(int user, int item) {
    double prediction = base.predict(user, item);
    return areKnown(user, item) ? prediction + weights.term(history, user, item) : prediction;
  }

  @Override
  public double predict(int user, int item) {
    return catalog().scale().clip(unclipped(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    if (user == IdMap.UNKNOWN) {
      base.score(user, item -> 0, into);
      return;
    }
    UserMatchLookup lookup = new UserMatchLookup(weights.neighbors(), history);
    base.score(user, item -> weights.term(lookup.find(user, item)), into);
  }

  @Override
  public List<ScoredItem> similar(int item, int n) {
    return base.similar(item, n).orElseGet(() -> Recommender.super.similar(item, n));
  }

  /** An item's amount is the sum of what it adds to the base terms and to the neighbors' term. */
  @Override
  public Explanation explain(int user, int item) {
    Explanation ofBase = base.explain(user, item);
    if (!areKnown(user, item)) {
      return ofBase;
    }
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
    InteractionHistory own = histories.ofNewUser(user);
    double[] neighborTerms = new double[user.items().length];
    for (int n = 0; n < neighborTerms.length; n++) {
      neighborTerms[n] = weights.term(own, 0, user.items()[n]);
    }
    IntToDoubleFunction ofBase = base.foldIn(user.items(), user.ratings(), neighborTerms);
    return FoldedInUser.of(
        this, ratings, item -> ofBase.applyAsDouble(item) + weights.term(own, 0, item));
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
}
