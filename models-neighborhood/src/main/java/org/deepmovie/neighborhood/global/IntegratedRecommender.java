package org.deepmovie.neighborhood.global;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.internal.mf.feedback.SvdPlusPlusPart;
import org.deepmovie.internal.neighborhood.InteractionHistory;
import org.deepmovie.internal.neighborhood.NewUserRatings;
import org.deepmovie.internal.neighborhood.UserHistories;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** What {@link Integrated} fits. Items are similar whose vectors point the same way. */
final class IntegratedRecommender implements Recommender {

  private final ModelHeader header;
  private final FactorRecommender factors;
  private final NeighborWeights weights;
  private final UserHistories pasts;
  private final InteractionHistory past;

  IntegratedRecommender(
      ModelHeader header, IntegratedModel model, UserHistories pasts, InteractionHistory past) {
    this.header = header;
    this.factors = model.factors();
    this.weights = model.weights();
    this.pasts = pasts;
    this.past = past;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  private boolean known(int user, int item) {
    return user != IdMap.UNKNOWN && item != IdMap.UNKNOWN;
  }

  private double unclipped(int user, int item) {
    double rating = factors.model().predict(user, item);
    return known(user, item) ? rating + weights.value(past, user, item) : rating;
  }

  @Override
  public double predict(int user, int item) {
    return catalogue().scale().clip(unclipped(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    factors.score(user, into);
    if (user != IdMap.UNKNOWN) {
      NeighborLookup overlap = NeighborLookup.byUser(weights.explicit(), past);
      for (int item = 0; item < into.length; item++) {
        overlap.find(user, item);
        into[item] += (float) weights.value(overlap);
      }
    }
  }

  @Override
  public List<ScoredItem> similar(int item, int n) {
    return factors.similar(item, n);
  }

  /** The shares of both parts; the rest is what the user's own factors add. */
  @Override
  public Explanation explain(int user, int item) {
    Explanation ofFactors = factors.explain(user, item);
    if (!known(user, item)) {
      return ofFactors;
    }
    Map<Integer, Double> shares = new HashMap<>();
    ofFactors.contributions().forEach(part -> shares.put(part.item(), part.share()));
    weights.forEach(past, user, item, (other, share) -> shares.merge(other, share, Double::sum));
    List<Explanation.Contribution> contributions = new ArrayList<>();
    shares.forEach((other, share) -> contributions.add(contribution(user, other, share)));
    return new Explanation(
        unclipped(user, item), ofFactors.baseline(), ofFactors.rest(), contributions);
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    NewUserRatings user = pasts.newUser(FoldedInUser.indexed(this, ratings));
    int[] items = user.items();
    if (items.length == 0) {
      return new FoldedInUser(this, ratings, item -> unclipped(IdMap.UNKNOWN, item));
    }
    InteractionHistory own = pasts.of(user);
    double[] left = user.ratings().clone();
    for (int n = 0; n < items.length; n++) {
      left[n] -= weights.value(own, 0, items[n]);
    }
    float[] vector = factors.fold(items, left);
    FloatMatrix person = new FloatMatrix(1, vector.length, vector);
    return new FoldedInUser(
        this, ratings, item -> factors.model().predict(person, item) + weights.value(own, 0, item));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    factors.save(archive);
    weights.save(archive);
    past.unrated().save(archive, "unrated");
  }

  /** Reads what {@link #save} wrote. */
  static IntegratedRecommender load(
      ModelHeader header, IntegratedOptions options, ArchiveReader archive) throws IOException {
    int users = header.catalogue().users().size();
    int items = header.catalogue().items().size();
    IntegratedModel model =
        new IntegratedModel(
            SvdPlusPlusPart.load(options.factorization(), header, archive),
            NeighborWeights.load(archive, items));
    UserHistories pasts = UserHistories.of(header.catalogue(), options.neighbors().baseline());
    InteractionHistory past = pasts.withUnrated(CsrMatrix.load(archive, "unrated", users, items));
    return new IntegratedRecommender(header, model, pasts, past);
  }
}
