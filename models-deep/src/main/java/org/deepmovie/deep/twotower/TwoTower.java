package org.deepmovie.deep.twotower;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.deep.coldstart.ColdStartTraining;
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
 * A rating from two towers and a regression head over their outputs, u and v:
 *
 * <pre>
 *   r = mu + c (w . ReLU(W_u u + W_v v) + w_0)      L = mean of ((r_ui - r) / c)^2
 * </pre>
 *
 * <p>mu is the global mean, c a quarter of the width of the scale. The towers read attributes and
 * texts, and ids if {@code idEmbeddings=true}. Predictions are shrunk towards the baseline: a
 * second fit, without a tenth of the ratings, tells how far they help. Cold users and items are
 * predicted from attributes and texts; if something is known of some, the second fit lacks all
 * ratings of a tenth of the users and items, too, and cold ones are shrunk by these. Where nothing
 * is known of the user or the item, the baseline predicts.
 *
 * <p>The towers' parts of the head's hidden layer are stored for all users and items, so a
 * prediction costs one pass over that layer.
 *
 * <p>A step of Adam takes the ratings that some users gave some items, so that the towers run once
 * for each of these users and items. ND4J's matrices are then so small that one thread is fastest.
 * The same seed gives the same model, bit for bit, at any number of threads, as far as ND4J itself
 * is deterministic.
 */
public final class TwoTower implements Trainer {

  /** The name of the model. */
  public static final String NAME = "two-tower";

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
    TowerInput users = TowerInput.users(train, options.idEmbeddings());
    TowerInput items =
        TowerInput.items(train, options.idEmbeddings(), options.towers().texts(), context.seed());
    users.require(NAME, "idEmbeddings");
    items.require(NAME, "idEmbeddings");
    ModelHeader header = context.header(NAME, options, train);
    EarlyStopping earlyStopping =
        new EarlyStopping(NAME, options.epochs(), options.patience(), "lower learningRate");
    return BlasThreads.with(
        1,
        () -> {
          try (Workers workers = new Workers(context.threads())) {
            TwoTowerModel model =
                new ColdStartTraining(earlyStopping, context, true)
                    .fit(
                        train,
                        workers,
                        data ->
                            new TwoTowerFit(
                                options,
                                data,
                                users.withRatings(data.ratings().byUser()),
                                items.withRatings(data.ratings().byItem()),
                                context.seed()));
            return new TwoTowerRecommender(header, model);
          }
        });
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return new TwoTowerRecommender(
        header, TwoTowerModel.load(archive, header.catalog(), options.headUnits()));
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
