package org.deepmovie.deep.jointembedding;

import java.io.IOException;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.deep.tower.TowerInput;
import org.deepmovie.internal.nn.blas.BlasThreads;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * Two towers into one vector space, so that recommending is a vector search:
 *
 * <pre>
 *   s_ui = u . v_i + b_i + p_i
 *   L = mean over users of w_u (loss of s_u) + gamma (cosine loss of the user's rated i)
 * </pre>
 *
 * <p>The towers compute u, v and b from attributes and texts, and from ids if options say so. p_i
 * is the popularity of the item ({@link PopularityPrior}), which the towers need not learn. The
 * loss of s_u is {@link ScoreLoss}, over all items or over the rated ones; a rating from {@link
 * RatingScale#relevanceThreshold} on says that the user likes the item. w_u falls with the number
 * of the user's ratings ({@link UserActivityWeights}), because lists are judged user by user. The
 * cosine loss, whose weight gamma is {@code cosineLossWeight}, pulls liked items to the user and
 * pushes other rated items away, up to a right angle.
 *
 * <p>Users and items without ratings are ranked by their attributes and texts. The model does not
 * learn ratings: {@code predict} gives the prediction of the baseline, and an RMSE is the
 * baseline's. A listener receives the loss per rating in training, and in validation 1 - NDCG@100
 * of the liked items, by which the fit stops early; without liked validation items it runs all
 * epochs.
 *
 * <p>The same seed gives the same model, bit for bit, at any number of threads, as far as ND4J
 * itself is deterministic.
 */
public final class JointEmbedding implements Trainer {

  /** The name of the model. */
  public static final String NAME = "joint-embedding";

  private final JointEmbeddingOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public JointEmbedding(JointEmbeddingOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  /**
   * Fits a model.
   *
   * @throws IllegalArgumentException if the data has no ratings, or nothing for one of the towers
   *     to read
   * @throws IllegalStateException if there is no ND4J backend
   */
  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireInteractions(NAME);
    TowerInput users = TowerInput.users(train, options.userIdEmbeddings());
    TowerInput items =
        TowerInput.items(
            train, options.itemIdEmbeddings(), options.towers().texts(), context.seed());
    users.require(NAME, "userIdEmbeddings");
    items.require(NAME, "itemIdEmbeddings");
    ModelHeader header = context.header(NAME, options, train);
    EarlyStopping earlyStopping =
        new EarlyStopping(NAME, options.epochs(), options.patience(), "lower learningRate");
    return BlasThreads.with(
        1,
        () -> {
          try (Workers workers = new Workers(context.threads())) {
            JointEmbeddingFit fit =
                new JointEmbeddingFit(options, train, users, items, context.seed(), workers);
            return new JointEmbeddingRecommender(
                header, earlyStopping.run(train, withLikes(context, train.scale()), workers, fit));
          }
        });
  }

  /** Drops validation ratings of which none is of a liked item: all rankings would be equal. */
  private static TrainingContext withLikes(TrainingContext context, RatingScale scale) {
    return new TrainingContext(
        context.seed(),
        context.threads(),
        context.validation().filter(part -> hasLikes(part.byUser(), scale)),
        context.listener());
  }

  private static boolean hasLikes(CsrMatrix ratings, RatingScale scale) {
    return IntStream.range(0, ratings.size())
        .anyMatch(p -> ratings.value(p) >= (float) scale.relevanceThreshold());
  }

  @Override
  public boolean predictsRatings() {
    return false;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return new JointEmbeddingRecommender(
        header, JointEmbeddingModel.load(archive, header.catalog(), options.factors()));
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
