package org.deepmovie.deep.jointembedding;

import java.util.Objects;
import java.util.SplittableRandom;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.VectorSimilarity;
import org.deepmovie.internal.deep.tower.GridBlock;
import org.deepmovie.internal.deep.tower.RatingGrid;
import org.deepmovie.internal.deep.tower.TowerInput;
import org.deepmovie.internal.eval.HeldOutRanking;
import org.deepmovie.internal.eval.RankingMetrics;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** One fit of {@link JointEmbedding}: all of its mutable state. */
final class JointEmbeddingFit implements EarlyStopping.EpochTraining<JointEmbeddingModel> {

  /** The length of the lists by which the fit stops early. */
  private static final int RANKED_ITEMS = 100;

  private final Dataset train;
  private final TowerInput users;
  private final TowerInput items;
  private final long seed;
  private final Workers workers;
  private final RatingGrid grid;
  private final JointEmbeddingNetwork network;
  private final BaselineEstimate baseline;

  /** The model after the last epoch. */
  private @Nullable JointEmbeddingModel current;

  JointEmbeddingFit(
      JointEmbeddingOptions options,
      Dataset train,
      TowerInput users,
      TowerInput items,
      long seed,
      Workers workers) {
    this.train = train;
    this.users = users;
    this.items = items;
    this.seed = seed;
    this.workers = workers;
    this.grid = RatingGrid.ofSides(train, options.batchSize(), options.sampledItems());
    this.baseline = JointEmbeddingModel.baseline(train.ratings());
    double likedFrom = train.scale().relevanceThreshold();
    UserActivityWeights weights =
        new UserActivityWeights(train.ratings().byUser(), options.activityExponent());
    PopularityPrior popularity =
        options.popularityPrior()
            ? PopularityPrior.of(
                train.ratings(), likedFrom, options.loss(), options.unratedWeight(), weights)
            : PopularityPrior.none(train.items().size());
    this.network =
        new JointEmbeddingNetwork(
            options, users, items, weights, popularity, likedFrom, DataType.FLOAT, seed);
  }

  @Override
  public double epoch(int number) {
    SplittableRandom random = Seeds.random(seed, "ids left out", number);
    double loss = 0;
    for (GridBlock block : grid.draw(Seeds.random(seed, "batches", number))) {
      Workers.requireNotInterrupted();
      loss += network.backward(block, random, workers);
      network.step();
    }
    if (!Double.isFinite(loss)) {
      throw new ArithmeticException("the loss is " + loss);
    }
    current =
        JointEmbeddingModel.of(
            network.userVectors(), network.itemVectors(), users, items, baseline);
    return loss / train.ratings().size();
  }

  @Override
  public double predict(int user, int item) {
    return baseline.value(user, item);
  }

  @Override
  public double validationError(RatingMatrix validation, RatingScale scale, Workers threads) {
    JointEmbeddingModel model = checkpoint();
    ExactIndex index = new ExactIndex(model.items(), VectorSimilarity.INNER_PRODUCT);
    int length = Math.min(RANKED_ITEMS, validation.items());
    RankingMetrics ranking =
        new HeldOutRanking(
                train.ratings().byUser(), validation.byUser(), (float) scale.relevanceThreshold())
            .evaluate(
                (user, scores) -> index.scores(model.user(user), scores),
                new int[] {length},
                threads)
            .metrics();
    return ranking.users() == 0 ? 1 : 1 - ranking.ndcg(length);
  }

  @Override
  public TrainingListener.Measures measures() {
    return new TrainingListener.Measures("loss", "1 - NDCG@" + RANKED_ITEMS);
  }

  @Override
  public JointEmbeddingModel checkpoint() {
    return Objects.requireNonNull(current, "no epoch yet");
  }
}
