package org.deepmovie.neighborhood;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.archive.StoredRows;
import org.deepmovie.data.IdMap;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.FactorRecommender;
import org.deepmovie.mf.feedback.SvdPlusPlusPart;
import org.deepmovie.model.Explanation;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Profile;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.ScoredItem;

/** What {@link Integrated} fits. Items are similar whose vectors point the same way. */
final class IntegratedRecommender implements Recommender {

  private final ModelHeader header;
  private final FactorRecommender factors;
  private final NeighborWeights weights;
  private final Pasts pasts;
  private final Past past;

  IntegratedRecommender(ModelHeader header, IntegratedModel model, Pasts pasts, Past past) {
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
      Overlap overlap = Overlap.byUser(weights.explicit(), past);
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
  public Profile foldIn(Map<String, ? extends Number> ratings) {
    NewUser user = pasts.newUser(Profile.indexed(this, ratings));
    int[] items = user.items();
    if (items.length == 0) {
      return new Profile(this, ratings, item -> unclipped(IdMap.UNKNOWN, item));
    }
    Past own = pasts.of(user);
    double[] left = user.ratings().clone();
    for (int n = 0; n < items.length; n++) {
      left[n] -= weights.value(own, 0, items[n]);
    }
    float[] vector = factors.fold(items, left);
    FactorMatrix person = new FactorMatrix(1, vector.length, vector);
    return new Profile(
        this, ratings, item -> factors.model().predict(person, item) + weights.value(own, 0, item));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    factors.save(archive);
    weights.save(archive);
    StoredRows.save(archive, "unrated", past.unrated());
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
    Pasts pasts = Pasts.of(header.catalogue(), options.neighbors().baseline());
    Past past = pasts.withUnrated(StoredRows.load(archive, "unrated", users, items));
    return new IntegratedRecommender(header, model, pasts, past);
  }
}
