package org.deepmovie.mf.baseline;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/**
 * Ranks by the number of users who interacted with an item, predicts by the baseline.
 *
 * @param counted what is counted
 * @param counts by item
 */
record PopularityRecommender(
    BaselineRecommender baseline, PopularityMeasure counted, float[] counts)
    implements Recommender, Storable {

  @Override
  public ModelHeader header() {
    return baseline.header();
  }

  @Override
  public double predict(int user, int item) {
    catalog().checkPair(user, item);
    return baseline.predict(user, item);
  }

  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    System.arraycopy(counts, 0, into, 0, into.length);
  }

  @Override
  public double recommendationScore(int user, int item) {
    return item == IdMap.UNKNOWN ? 0 : counts[item];
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    return FoldedInUser.of(this, ratings, baseline.ratingsOf(ratings))
        .withRankingScore(item -> counts[item]);
  }

  @Override
  public Set<Capability> capabilities() {
    return baseline.capabilities();
  }

  /**
   * Likes are those of all ratings. To interactions those are added that the model did not know;
   * one of its validation set is not counted again.
   */
  @Override
  public Recommender updated(Dataset data) {
    CatalogUpdate update = CatalogUpdate.of(this, data);
    if (update.isEmpty()) {
      return this;
    }
    return new PopularityRecommender(
        baseline.fittedAgain(update), counted, counted.updated(counts, catalog(), update));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    baseline.save(archive);
    archive.floats("counts", counts);
  }

  static PopularityRecommender load(
      ModelHeader header, PopularityOptions options, ArchiveReader archive) throws IOException {
    return new PopularityRecommender(
        BaselineRecommender.load(header, options.baseline(), archive),
        options.count(),
        archive.floats("counts", header.catalog().items().size()));
  }

  @Override
  public String toString() {
    return header().toString();
  }
}
