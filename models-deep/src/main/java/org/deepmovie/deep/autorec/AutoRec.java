package org.deepmovie.deep.autorec;

import java.io.IOException;
import java.util.Optional;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.data.Dataset;
import org.deepmovie.factor.FactorModel;
import org.deepmovie.model.Catalogue;
import org.deepmovie.model.EpochLoop;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.Trainer;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.model.Workers;
import org.deepmovie.options.OptionsType;

/**
 * AutoRec (Sedhain et al. 2015): an autoencoder that rebuilds the row of each item's (or user's)
 * ratings from themselves. For an item i and a user u (eq. 1 and 2)
 *
 * <pre>
 *   z_i  = g(b + n_i^-power sum over the raters v of i of ((r_iv - d_iv) W_v + M_v) + F f_i)
 *   r_iu = d_iu + V_u . z_i + c_u
 *
 *   loss = 1/2 sum over the ratings of (r_iu - prediction)^2
 *            + lambdaOutput |V|^2 / 2 + lambdaInput (|W|^2 + |M|^2 + |F|^2) / 2
 * </pre>
 *
 * where d is what {@code centering} takes off, so that a rating that is not there stands for d; M,
 * marks of who rated, are the part of {@code implicit}, and f_i what attributes and texts say of
 * the item; marks are divided by the power of their own number. Ratings, d and errors are measured
 * in quarters of the scale's width, so that options mean the same on any scale. As published are
 * {@code power=0, implicit=false, centering=middle}. A second hidden layer makes it the deeper
 * autoencoder of Yang et al.; it, other activations of the output, L1 regularization and the
 * penalty for answers off the scale are options.
 *
 * <p>Work is in proportion to the ratings: the first layer gathers the weights of those that are
 * there, the output layer answers for them only. Gradients are formed weight row by weight row, so
 * that the same seed gives the same bits at any number of threads. Updates are dense: every weight
 * is regularized, and moved by its moments, in every step.
 *
 * <p>What is fitted is a factor model: the hidden units of all rows are computed once and a
 * prediction is a dot product. Somebody new is encoded by {@code autorec-user}; for {@code
 * autorec-item}, where users are outputs, the weights of the new output are found by ridge
 * regression on the items' hidden units.
 */
public final class AutoRec implements Trainer {

  static final String SETTINGS = "autorec.json";

  private final Side side;
  private final AutoRecOptions options;

  private AutoRec(Side side, AutoRecOptions options) {
    this.side = side;
    this.options = OptionsType.checked(options);
  }

  /**
   * A trainer of {@code autorec-item}.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public static AutoRec ofItems(AutoRecOptions options) {
    return new AutoRec(Side.ITEM, options);
  }

  /**
   * A trainer of {@code autorec-user}.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public static AutoRec ofUsers(AutoRecOptions options) {
    return new AutoRec(Side.USER, options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(side.model());
    requireFeatures(train);
    ModelHeader header =
        ModelHeader.of(
            side.model(), OptionsType.of(AutoRecOptions.class).format(options), train, context);
    EpochLoop loop =
        new EpochLoop(side.model(), options.epochs(), options.patience(), "lower learningRate");
    try (Workers workers = new Workers(context.threads())) {
      AutoRecFit fit = new AutoRecFit(side, options, train, context.seed(), workers);
      AutoRecModel model = loop.run(train, context, workers, fit);
      return new AutoRecRecommender(header, options, model);
    }
  }

  private void requireFeatures(Dataset train) {
    if (options.attributes() && side.attributes(train).fields().isEmpty()) {
      throw new IllegalArgumentException(
          side.model() + ": attributes=true needs attributes; this data has none");
    }
    if (options.words() > 0 && side == Side.USER) {
      throw new IllegalArgumentException(
          side.model() + " has no use for the items' texts; leave words=0");
    }
    if (options.words() > 0 && train.texts().count() == 0) {
      throw new IllegalArgumentException(
          side.model() + ": words=" + options.words() + " needs item texts; this data has none");
    }
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    Catalogue catalogue = header.catalogue();
    FactorModel factors =
        FactorModel.load(
            archive,
            SETTINGS,
            catalogue,
            true,
            1 + options.width(),
            side == Side.ITEM && options.hasFeatures());
    Optional<Encoder> encoder = Optional.empty();
    if (side == Side.USER) {
      int users = catalogue.users().size();
      int items = catalogue.items().size();
      encoder = Optional.of(Encoder.load(options, archive, users, items));
    }
    return new AutoRecRecommender(header, options, new AutoRecModel(factors, encoder));
  }
}
