package org.deepmovie.deep.autorec;

import java.io.IOException;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.deep.autorec.RatedSide;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * AutoRec (Sedhain et al. 2015): an autoencoder that predicts the ratings of an item, or of a user,
 * from all of them. For an item i and a user u (eq. 1 and 2)
 *
 * <pre>
 *   z_i  = g(b + n_i^-e sum over the raters v of i of ((r_iv - d_iv) W_v + M_v) + F f_i)
 *   r_iu = d_iu + V_u . z_i + c_u
 *
 *   loss = 1/2 sum over the ratings of (r_iu - prediction)^2
 *            + outputRegularization |V|^2 / 2 + inputRegularization (|W|^2 + |M|^2 + |F|^2) / 2
 * </pre>
 *
 * <p>d is the centering of the ratings, so a missing rating stands for d. M are the weights of
 * implicit inputs, which say who rated; f_i are features of the item, from attributes and texts.
 * Ratings are divided by their number n_i to the power e ({@code inputScalingExponent}), implicit
 * inputs by that of theirs. Ratings, d and errors are measured in quarters of the width of the
 * scale, so that options mean the same on any scale.
 *
 * <p>V starts at 0, so that with the centering of the baseline the first predictions are the
 * baseline's. A step of Adam is as long for few ratings as for many, and would go far past it in
 * the first epoch: where users have few rated items in common, the learning rate is lower, down to
 * a tenth, and outputRegularization stronger, unless it is given.
 *
 * <p>{@code inputScalingExponent=0, implicitInputs=false, centering=middle} is the published model.
 * A second hidden layer makes it the deeper autoencoder of Yang et al.; that layer, other
 * activations of the output, L1 regularization and the penalty for predictions outside the scale
 * are options.
 *
 * <p>The cost is in proportion to the number of ratings: the first layer sums the weights of given
 * inputs, the output layer predicts given ratings only. Gradients are summed one row of weights
 * after the other, so that the same seed gives the same bits at any number of threads. Updates are
 * dense: every step regularizes every weight and moves it by its moments.
 *
 * <p>The result is a factor model: the hidden units of all rows are computed once, and a prediction
 * is an inner product. {@code autorec-user} encodes a new user by the network; in {@code
 * autorec-item}, where users are outputs, ridge regression on the items' hidden units gives the
 * weights of the new output.
 *
 * <p>A warm start takes over the weights of all units and of known columns; those of features, and
 * the moments of the optimizer, start anew.
 */
public final class AutoRec implements Trainer {

  static final String SETTINGS = "autorec.json";

  private final RatedSide side;
  private final AutoRecOptions options;

  private AutoRec(RatedSide side, AutoRecOptions options) {
    this.side = side;
    this.options = OptionsMapper.checked(options);
  }

  /**
   * A trainer of {@code autorec-item}.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public static AutoRec ofItems(AutoRecOptions options) {
    return new AutoRec(RatedSide.ITEM, options);
  }

  /**
   * A trainer of {@code autorec-user}.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public static AutoRec ofUsers(AutoRecOptions options) {
    return new AutoRec(RatedSide.USER, options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(side.model());
    requireFeatures(train);
    AutoRecOptions chosen = options.chosenBy(train.ratings());
    ModelHeader header = context.warmStartHeader(side.model(), chosen, train);
    Optional<AutoRecWarmStart> start = AutoRecWarmStart.of(side, chosen, context);
    EarlyStopping earlyStopping =
        new EarlyStopping(side.model(), options.epochs(), options.patience(), "lower learningRate");
    try (Workers workers = new Workers(context.threads())) {
      AutoRecFit fit = new AutoRecFit(side, chosen, train, context.seed(), workers);
      start.ifPresent(fit::startFrom);
      AutoRecModel model = earlyStopping.run(train, context, workers, fit);
      return new AutoRecRecommender(header, side, chosen, model);
    }
  }

  private void requireFeatures(Dataset train) {
    if (options.attributes() && side.attributes(train).fields().isEmpty()) {
      throw new IllegalArgumentException(
          side.model() + ": attributes=true needs attributes; this data has none");
    }
    if (options.textTerms() > 0 && side == RatedSide.USER) {
      throw new IllegalArgumentException(
          side.model() + " cannot read the items' texts; leave textTerms=0");
    }
    if (options.textTerms() > 0 && train.texts().count() == 0) {
      throw new IllegalArgumentException(
          side.model()
              + ": textTerms="
              + options.textTerms()
              + " needs item texts; this data has none");
    }
  }

  @Override
  public boolean warmStarts() {
    return true;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    Catalog catalog = header.catalog();
    FactorModel factors =
        FactorModel.load(
            archive,
            SETTINGS,
            catalog,
            true,
            1 + options.lastHiddenUnits(),
            side == RatedSide.ITEM && options.hasFeatures());
    IdMap columns = side == RatedSide.ITEM ? catalog.users() : catalog.items();
    Optional<RowEncoder> encoder = RowEncoder.load(side, options, archive, columns.size());
    return new AutoRecRecommender(
        header, side, options, new AutoRecModel(options.withColdStart(factors), encoder));
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(side.model(), options);
  }
}
