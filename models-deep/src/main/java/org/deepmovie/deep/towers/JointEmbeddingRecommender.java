package org.deepmovie.deep.towers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.data.IdMap;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.Vectors;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Profile;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.ScoredItem;
import org.deepmovie.model.TopItems;

/**
 * Ranks by the inner product of vectors. Somebody new is the mean user, whatever they rated. Items
 * are similar whose vectors, without what is common to all users, point the same way.
 */
record JointEmbeddingRecommender(ModelHeader header, JointEmbeddingModel model)
    implements Recommender {

  @Override
  public double predict(int user, int item) {
    return catalogue().scale().clip(model.baseline().value(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    model.score(user, into);
  }

  @Override
  public double recommendationScore(int user, int item) {
    return model.score(user, item);
  }

  @Override
  public List<ScoredItem> similar(int item, int n) {
    FactorMatrix items = model.items();
    double[] cosines = new double[items.rows()];
    TopItems top = new TopItems(n);
    for (int other = 0; other < items.rows(); other++) {
      if (other != item) {
        cosines[other] =
            Vectors.cosine(
                items.values(),
                items.offset(item),
                items.values(),
                items.offset(other),
                items.columns() - 1);
        top.offer(other, cosines[other]);
      }
    }
    return IntStream.of(top.drain()).mapToObj(other -> scored(other, cosines[other])).toList();
  }

  @Override
  public Profile foldIn(Map<String, ? extends Number> ratings) {
    return new Profile(
        this,
        ratings,
        item -> model.baseline().value(IdMap.UNKNOWN, item),
        item -> model.score(IdMap.UNKNOWN, item));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    model.save(archive);
  }
}
