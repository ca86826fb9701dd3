package org.deepmovie.deep.towers;

import java.io.IOException;
import org.deepmovie.data.Dataset;
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
 * A rating by two towers and a regression head over both of their outputs, u and v:
 *
 * <pre>
 *   r = mu + c (w . ReLU(W_u u + W_v v) + w_0)      L = mean of ((r_ui - r) / c)^2
 * </pre>
 *
 * <p>with mu the mean rating and c a quarter of the scale's width. The towers read what is known of
 * users and items ({@link TowerFeatures}), and their ids if {@code ids=true}. Who has attributes,
 * or an item a text, is predicted by them also without any rating; of whom nothing is known, by the
 * baseline.
 *
 * <p>A prediction costs one pass over the head's hidden layer: the towers' parts of it are kept for
 * all users and items.
 *
 * <p>A step of Adam is one over the ratings that some users gave some items, so that the towers run
 * once for each of these users and items; ND4J's matrices are then so small that one thread is the
 * fastest. The same seed gives the same model, bit for bit, at any number of threads, as far as
 * ND4J itself keeps to that.
 */
public final class TwoTower implements Trainer {

  static final String NAME = "two-tower";

  private final TwoTowerOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public TwoTower(TwoTowerOptions options) {
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
    TowerInput users = TowerInput.users(train, options.ids());
    TowerInput items =
        TowerInput.items(train, options.ids(), options.towers().texts(), context.seed());
    users.require(NAME, "ids");
    items.require(NAME, "ids");
    Nd4jBackend.start(1);
    ModelHeader header =
        ModelHeader.of(
            NAME, OptionsMapper.of(TwoTowerOptions.class).format(options), train, context);
    EarlyStopping loop =
        new EarlyStopping(NAME, options.epochs(), options.patience(), "lower learningRate");
    try (Workers workers = new Workers(context.threads())) {
      TwoTowerFit fit = new TwoTowerFit(options, train, users, items, context.seed());
      return new TwoTowerRecommender(header, loop.run(train, context, workers, fit));
    }
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return new TwoTowerRecommender(
        header, TwoTowerModel.load(archive, header.catalogue(), options.head()));
  }
}
