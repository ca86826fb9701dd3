package org.deepmovie.deep.twotower;

import java.io.IOException;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/** A recommender on a {@link TwoTowerModel}; for a new user it is the baseline. */
record TwoTowerRecommender(ModelHeader header, TwoTowerModel model)
    implements Recommender, Storable {

  @Override
  public double predict(int user, int item) {
    return catalog().scale().clip(model.predict(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) model.predict(user, item);
    }
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    model.save(archive);
  }

  @Override
  public String toString() {
    return header().toString();
  }
}
