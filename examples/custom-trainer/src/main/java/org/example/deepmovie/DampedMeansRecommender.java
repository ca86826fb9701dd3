package org.example.deepmovie;

import java.io.IOException;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/** Predicts {@code mu + b_u + b_i}; an unknown user or item has no deviation. */
record DampedMeansRecommender(ModelHeader header, float mean, float[] userBias, float[] itemBias)
    implements Recommender, Storable {

  @Override
  public double predict(int user, int item) {
    double ofUser = user == IdMap.UNKNOWN ? 0 : userBias[user];
    double ofItem = item == IdMap.UNKNOWN ? 0 : itemBias[item];
    return header.catalog().scale().clip(mean + ofUser + ofItem);
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    archive.floats("mean", new float[] {mean});
    archive.floats("user_bias", userBias);
    archive.floats("item_bias", itemBias);
  }

  static DampedMeansRecommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return new DampedMeansRecommender(
        header,
        archive.floats("mean", 1)[0],
        archive.floats("user_bias", header.catalog().users().size()),
        archive.floats("item_bias", header.catalog().items().size()));
  }

  /** One line for a log. */
  @Override
  public String toString() {
    return header.toString();
  }
}
