package org.deepmovie.deep.towers;

import java.io.IOException;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * Two towers into one space, so that recommending is a search for vectors:
 *
 * <pre>
 *   s_ui = u . v_i + b_i + p_i
 *   L = mean over users of w_u (loss of s_u) + gamma (cosine loss of the user's rated i)
 * </pre>
 *
 * <p>The towers give u, v and b from what is known of users and items ({@link TowerFeatures}), and
 * from their ids if options say so; p_i is how popular the item is ({@link PopularityScore}), which
 * the towers need not learn. The loss of s_u is {@link ScoreLoss}, over all items or only the rated
 * ones, those being liked that have at least {@link RatingScale#likedFrom}; w_u falls with the
 * number of the user's ratings ({@link UserWeights}), as lists are judged user by user; the cosine
 * loss pulls liked items towards the user, and pushes other rated ones away until they are at right
 * angles.
 *
 * <p>Users and items that have attributes are ranked by them also without any rating. Of ratings
 * the model knows nothing: {@code predict} gives the baseline's prediction, and an RMSE is the
 * baseline's. The errors that a listener is told, and by which the fit stops early, are its own: in
 * training the loss per rating, in validation 1 - NDCG@100 of the liked items, without which all
 * epochs are run.
 *
 * <p>The same seed gives the same model, bit for bit, at any number of threads, as far as ND4J
 * itself keeps to that.
 */
public final class JointEmbedding implements Trainer {

  static final String NAME = "joint-embedding";

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
    train.requireRatings(NAME);
    TowerInput users = TowerInput.users(train, options.userIds());
    TowerInput items =
        TowerInput.items(train, options.itemIds(), options.towers().texts(), context.seed());
    users.require(NAME, "userIds");
    items.require(NAME, "itemIds");
    Nd4jBackend.start(1);
    ModelHeader header =
        ModelHeader.of(
            NAME, OptionsMapper.of(JointEmbeddingOptions.class).format(options), train, context);
    EarlyStopping loop =
        new EarlyStopping(NAME, options.epochs(), options.patience(), "lower learningRate");
    try (Workers workers = new Workers(context.threads())) {
      JointEmbeddingFit fit =
          new JointEmbeddingFit(options, train, users, items, context.seed(), workers);
      return new JointEmbeddingRecommender(
          header, loop.run(train, withLikes(context, train.scale()), workers, fit));
    }
  }

  /** Without validation ratings if none is of a liked item: all rankings would look the same. */
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
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return new JointEmbeddingRecommender(
        header, JointEmbeddingModel.load(archive, header.catalogue(), options.dimensions()));
  }
}
