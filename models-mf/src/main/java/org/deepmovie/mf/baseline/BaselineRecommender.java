package org.deepmovie.mf.baseline;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;
import org.deepmovie.train.TrainingContext;

/** Predicts mu + b_u + b_i. */
record BaselineRecommender(ModelHeader header, BaselineEstimate biases, BaselineOptions options)
    implements Recommender, Storable {

  @Override
  public double predict(int user, int item) {
    catalog().checkPair(user, item);
    return catalog().scale().clip(biases.value(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) biases.value(user, item);
    }
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    return FoldedInUser.of(this, ratings, ratingsOf(ratings));
  }

  /** Unclipped predictions for a new user, by item. */
  IntToDoubleFunction ratingsOf(Map<String, ? extends Number> ratings) {
    Map<Integer, Double> known = catalog().ratingsByItem(ratings);
    int[] items = known.keySet().stream().mapToInt(item -> item).toArray();
    double[] values = IntStream.of(items).mapToDouble(known::get).toArray();
    double bias = biases.userBias(items, values, options.userBiasRegularization());
    return item -> biases.value(IdMap.UNKNOWN, item) + bias;
  }

  @Override
  public Set<Capability> capabilities() {
    return Capability.union(Recommender.super.capabilities(), Capability.UPDATES);
  }

  /** The biases are those of a fit to all ratings. */
  @Override
  public Recommender updated(Dataset data) {
    CatalogUpdate update = CatalogUpdate.of(this, data);
    return update.isEmpty() ? this : fittedAgain(update);
  }

  /** The baseline of all ratings after an update. */
  BaselineRecommender fittedAgain(CatalogUpdate update) {
    return new Baseline(options)
        .fit(update.header(), update.dataset(), TrainingContext.ofSeed(header.seed()));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    archive.json("baseline.json", new StoredBaseline(biases.mean()));
    archive.floats("user_biases", biases.user());
    archive.floats("item_biases", biases.item());
  }

  static BaselineRecommender load(
      ModelHeader header, BaselineOptions options, ArchiveReader archive) throws IOException {
    BaselineEstimate biases =
        new BaselineEstimate(
            archive.json("baseline.json", StoredBaseline.class).mean(),
            archive.floats("user_biases", header.catalog().users().size()),
            archive.floats("item_biases", header.catalog().items().size()));
    return new BaselineRecommender(header, biases, options);
  }

  /** The entry {@code baseline.json} of a model file. */
  record StoredBaseline(double mean) {}

  @Override
  public String toString() {
    return header().toString();
  }
}
