package org.deepmovie.deep.autorec;

import java.io.IOException;
import java.util.Optional;
import org.deepmovie.data.Dataset;
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
 * AutoRec (Sedhain et al. 2015): an autoencoder that rebuilds the row of each item's (or user's)
 * ratings from themselves. For an item i and a user u (eq. 1 and 2)
 *
 * <pre>
 *   z_i  = g(b + n_i^-power sum over the raters v of i of ((r_iv - d_iv) W_v + M_v) + F f_i)
 *   r_iu = d_iu + V_u . z_i + c_u
 *
 *   loss = 1/2 sum over the ratings of (r_iu - prediction)^2
 *            + outputRegularization |V|^2 / 2 + inputRegularization (|W|^2 + |M|^2 + |F|^2) / 2
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
    ModelHeader header =
        ModelHeader.of(
            side.model(), OptionsMapper.of(AutoRecOptions.class).format(options), train, context);
    EarlyStopping loop =
        new EarlyStopping(side.model(), options.epochs(), options.patience(), "lower learningRate");
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
    if (options.words() > 0 && side == RatedSide.USER) {
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
    Catalog catalogue = header.catalogue();
    FactorModel factors =
        FactorModel.load(
            archive,
            SETTINGS,
            catalogue,
            true,
            1 + options.width(),
            side == RatedSide.ITEM && options.hasFeatures());
    Optional<FoldInEncoder> encoder = Optional.empty();
    if (side == RatedSide.USER) {
      int users = catalogue.users().size();
      int items = catalogue.items().size();
      encoder = Optional.of(FoldInEncoder.load(options, archive, users, items));
    }
    return new AutoRecRecommender(header, options, new AutoRecModel(factors, encoder));
  }
}
