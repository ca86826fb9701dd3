package org.deepmovie.deep.jointembedding;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.IdMap;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.ItemSearch;
import org.deepmovie.index.VectorIndex;
import org.deepmovie.index.VectorIndexFactory;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.index.VectorSimilarity;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveWriter;

/**
 * Ranks by the inner product of vectors. A new user has the mean vector, whatever the user rated.
 * Two items are as similar as the cosine of their vectors without the bias.
 */
final class JointEmbeddingRecommender implements VectorRecommender {

  private final ModelHeader header;
  private final JointEmbeddingModel model;
  private final ExactIndex index;
  private final ItemSearch search;

  JointEmbeddingRecommender(ModelHeader header, JointEmbeddingModel model) {
    this.header = header;
    this.model = model;
    this.index = new ExactIndex(model.items(), VectorSimilarity.INNER_PRODUCT);
    this.search = search(index, ExactIndex.factory());
  }

  private ItemSearch search(VectorIndex ranked, VectorIndexFactory factory) {
    return new ItemSearch(
        ranked,
        () -> factory.index(model.itemDirections(), VectorSimilarity.COSINE),
        model::hasDirection);
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public double predict(int user, int item) {
    catalog().checkPair(user, item);
    return catalog().scale().clip(model.baseline().value(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    index.scores(model.user(user), into);
  }

  @Override
  public double recommendationScore(int user, int item) {
    return model.score(user, item);
  }

  @Override
  public ItemSearch search() {
    return search;
  }

  @Override
  public ItemSearch search(VectorIndexFactory factory) {
    return search(factory.index(model.items(), VectorSimilarity.INNER_PRODUCT), factory);
  }

  @Override
  public Optional<float[]> query(int user) {
    return Optional.of(model.user(user));
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings, ItemSearch where) {
    return FoldedInUser.of(this, ratings, item -> model.baseline().value(IdMap.UNKNOWN, item))
        .withRankingScore(item -> model.score(IdMap.UNKNOWN, item))
        .withSearch((n, filter) -> where.best(model.user(IdMap.UNKNOWN), n, filter));
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
