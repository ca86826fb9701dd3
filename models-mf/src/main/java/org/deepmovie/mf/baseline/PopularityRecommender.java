package org.deepmovie.mf.baseline;

import java.io.IOException;
import java.util.Map;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/**
 * Ranks by the number of users who interacted with an item, predicts by the baseline.
 *
 * @param counts by item
 */
record PopularityRecommender(BaselineRecommender baseline, float[] counts)
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
  public void save(ArchiveWriter archive) throws IOException {
    baseline.save(archive);
    archive.floats("counts", counts);
  }

  static PopularityRecommender load(
      ModelHeader header, BaselineOptions options, ArchiveReader archive) throws IOException {
    return new PopularityRecommender(
        BaselineRecommender.load(header, options, archive),
        archive.floats("counts", header.catalog().items().size()));
  }

  @Override
  public String toString() {
    return header().toString();
  }
}
