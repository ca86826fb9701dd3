package org.deepmovie.index;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.store.ArchiveWriter;

/** A recommender that answers as another one does, except where a subclass overrides it. */
public abstract class ForwardingRecommender implements VectorRecommender {

  private final VectorRecommender model;

  /** Forwards to {@code model}. */
  protected ForwardingRecommender(VectorRecommender model) {
    this.model = model;
  }

  /** The other recommender. */
  protected final VectorRecommender model() {
    return model;
  }

  @Override
  public ItemSearch search() {
    return model.search();
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
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings, ItemSearch search) {
    return model.foldIn(ratings, search);
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
}
