package org.deepmovie.neighborhood.slopeone;

import java.io.IOException;
import java.util.OptionalDouble;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.history.HistoryLimit;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.Workers;

/**
 * Weighted Slope One (D. Lemire and A. Maclachlan: Slope One Predictors for Online Rating-Based
 * Collaborative Filtering, SDM 2005, the weighted scheme):
 *
 * <pre>
 *   dev_ij = sum over v in U(i,j) of (r_vi - r_vj) / c_ij
 *   r_ui   = (sum over j in R(u) - {i} of (dev_ij + r_uj) c_ij + damping b_ui)
 *            / (sum over j in R(u) - {i} of c_ij + damping)
 * </pre>
 *
 * U(i,j) are the c_ij users who rated both items, R(u) are the items that u rated. Items with a
 * c_ij below {@code minOverlap} do not count. b_ui is the baseline, which is the prediction where
 * no item counts; it keeps a few common users from counting fully. By default its weight is the one
 * that best predicts training ratings without themselves. The paper's form is {@code damping=0}.
 */
public final class SlopeOne implements Trainer {

  /** The name by which the model is asked for. */
  public static final String NAME = "slope-one";

  private final SlopeOneOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public SlopeOne(SlopeOneOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    RatingMatrix ratings = train.ratings();
    SlopeOneOptions chosen = OptionsMapper.chosenBy(options, ratings);
    RatingMatrix compared = compared(train.users(), train.items(), ratings);
    BaselineEstimate biases = chosen.baseline().fit(ratings);
    try (Workers workers = new Workers(context.threads())) {
      ItemDifferences differences = differences(compared, workers, context.listener());
      if (chosen.damping().isEmpty()) {
        DampingChoice choice =
            new DampingChoice(chosen, ratings, biases, compared.byUser(), differences);
        chosen = chosen.withDamping(OptionalDouble.of(choice.best(train, workers)));
      }
      ModelHeader header = context.header(NAME, chosen, train);
      return new SlopeOneRecommender(header, chosen, biases, compared.byUser(), differences);
    }
  }

  private RatingMatrix compared(IdMap users, IdMap items, RatingMatrix ratings) {
    return new HistoryLimit(options.history(), users, items).of(ratings);
  }

  private ItemDifferences differences(
      RatingMatrix compared, Workers workers, TrainingListener listener) {
    return new ItemDifferences(
        compared,
        options.millionCachedPairs(),
        workers,
        listener.task("differences of items", compared.items()));
  }

  @Override
  public boolean usesValidation() {
    return false;
  }

  /** Computes the model anew from the ratings, which every model file holds. */
  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return fit(header, RatingMatrix.of(header.catalog().ratings()));
  }

  /** The model that {@code header} names, of all {@code ratings}, with numbers as options. */
  Recommender fit(ModelHeader header, RatingMatrix ratings) {
    Catalog catalog = header.catalog();
    RatingMatrix compared = compared(catalog.users(), catalog.items(), ratings);
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      return new SlopeOneRecommender(
          header,
          options,
          options.baseline().fit(ratings),
          compared.byUser(),
          differences(compared, workers, epoch -> {}));
    }
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
