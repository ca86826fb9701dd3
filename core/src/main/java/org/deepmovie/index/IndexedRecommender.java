package org.deepmovie.index;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInItem;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveWriter;

/** A recommender that finds items by another index than its own. */
class IndexedRecommender implements VectorRecommender {

  private final VectorRecommender model;
  private final ItemSearch search;

  private IndexedRecommender(VectorRecommender model, ItemSearch search) {
    this.model = model;
    this.search = search;
  }

  /** As {@code model}, also for new items if it predicts them, but with {@code search}. */
  static VectorRecommender of(VectorRecommender model, ItemSearch search) {
    return model instanceof ColdStartRecommender coldStart
        ? new IndexedColdStartRecommender(model, coldStart, search)
        : new IndexedRecommender(model, search);
  }

  private static final class IndexedColdStartRecommender extends IndexedRecommender
      implements ColdStartRecommender {

    private final ColdStartRecommender coldStart;

    IndexedColdStartRecommender(
        VectorRecommender model, ColdStartRecommender coldStart, ItemSearch search) {
      super(model, search);
      this.coldStart = coldStart;
    }

    @Override
    public double[] scoreNew(int user, Dataset items) {
      return coldStart.scoreNew(user, items);
    }

    @Override
    public FloatMatrix encode(Dataset items) {
      return coldStart.encode(items);
    }

    @Override
    public List<ScoredItem> similarToNew(Dataset items, int item, int n) {
      return coldStart.similarToNew(items, item, n);
    }
  }

  @Override
  public Set<Capability> capabilities() {
    return model.capabilities();
  }

  @Override
  public ItemSearch search() {
    return search;
  }

  @Override
  public ItemSearch search(VectorIndexFactory factory) {
    return model.search(factory);
  }

  @Override
  public Optional<float[]> query(int user) {
    return model.query(user);
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings, ItemSearch where) {
    return model.foldIn(ratings, where);
  }

  @Override
  public FoldedInUser foldIn(
      Dataset user, Map<String, ? extends Number> ratings, ItemSearch where) {
    return model.foldIn(user, ratings, where);
  }

  @Override
  public FoldedInItem foldInItem(Map<String, ? extends Number> ratings) {
    return model.foldInItem(ratings);
  }

  @Override
  public Recommender updated(Dataset data) {
    return model.updated(data);
  }

  @Override
  public VectorRecommender withExactIndex() {
    return model;
  }

  @Override
  public ModelHeader header() {
    return model.header();
  }

  @Override
  public double predict(int user, int item) {
    return model.predict(user, item);
  }

  @Override
  public void score(int user, float[] into) {
    model.score(user, into);
  }

  @Override
  public double recommendationScore(int user, int item) {
    return model.recommendationScore(user, item);
  }

  @Override
  public Explanation explain(int user, int item) {
    return model.explain(user, item);
  }

  @Override
  public PredictionInterval predictInterval(int user, int item, double level) {
    return model.predictInterval(user, item, level);
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
