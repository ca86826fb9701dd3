package org.deepmovie.eval;

import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;
import org.deepmovie.train.TrainingContext;

/** Answers from two tables, users x items. */
final class StubRecommender implements Recommender, Storable {

  private final ModelHeader header;
  private final double[][] ratings;
  private final float[][] scores;
  private final PredictionInterval[] intervals;

  StubRecommender(Dataset train, double[][] ratings, float[][] scores) {
    this(TrainingContext.ofSeed(1).header("stub", Map.of(), train), ratings, scores);
  }

  private StubRecommender(
      ModelHeader header, double[][] ratings, float[][] scores, PredictionInterval... intervals) {
    this.header = header;
    this.ratings = ratings;
    this.scores = scores;
    this.intervals = intervals;
  }

  /** The same with intervals by item, of which those of unknown items are the first. */
  StubRecommender withIntervals(PredictionInterval... others) {
    return new StubRecommender(header, ratings, scores, others);
  }

  @Override
  public PredictionInterval predictInterval(int user, int item, double level) {
    return intervals.length == 0
        ? Recommender.super.predictInterval(user, item, level)
        : intervals[Math.max(0, item)];
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public double predict(int user, int item) {
    return ratings[user][item];
  }

  @Override
  public void score(int user, float[] into) {
    System.arraycopy(scores[user], 0, into, 0, into.length);
  }

  @Override
  public void save(ArchiveWriter archive) {
    throw new UnsupportedOperationException();
  }
}
