package org.deepmovie.mf.baseline;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.sgd.RatingBlocks;
import org.deepmovie.internal.sgd.SgdParameters;
import org.deepmovie.internal.sgd.StratifiedSgd;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * The baseline estimate r_ui = mu + b_u + b_i (Koren 2008, eq. 1), its biases being the minimum of
 *
 * <pre>
 *   sum (r_ui - mu - b_u - b_i)^2 + userBiasRegularization sum b_u^2 + itemBiasRegularization sum b_i^2
 * </pre>
 *
 * (section 2.1), found by alternating over items and users. Two other methods are shrunken means,
 * which are one epoch of it, and stochastic gradient descent, whose regularization is one weight
 * per rating. Every other model must beat the baseline.
 */
public final class Baseline implements Trainer {

  /** The name of the model. */
  public static final String NAME = "baseline";

  private final BaselineOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public Baseline(BaselineOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    ModelHeader header = context.header(NAME, options, train);
    return fit(header, train, context);
  }

  /** The baseline as a part of the model that {@code header} names. */
  BaselineRecommender fit(ModelHeader header, Dataset train, TrainingContext context) {
    BaselineEstimate biases =
        switch (options.method()) {
          case ALS -> alternate(train, options.epochs(), context);
          case MEANS -> alternate(train, 1, context);
          case SGD -> descend(header.model(), train, context);
        };
    context.listener().task("biases", options.epochs()).accept(options.epochs());
    return new BaselineRecommender(header, biases, options);
  }

  private BaselineEstimate alternate(Dataset train, int epochs, TrainingContext context) {
    return BaselineEstimate.fit(
        train.ratings(),
        options.userBiasRegularization(),
        options.itemBiasRegularization(),
        epochs,
        context.threads());
  }

  /** A factorization whose vectors are biases alone. */
  private BaselineEstimate descend(String model, Dataset train, TrainingContext context) {
    long seed = context.seed();
    double mean = train.ratings().mean();
    FloatMatrix users = new FloatMatrix(train.users().size(), 1);
    FloatMatrix items = new FloatMatrix(train.items().size(), 1);
    FactorModel biases = FactorModel.of(true, mean, users, items, train.ratings());
    SgdParameters parameters =
        new SgdParameters(0, 0, (float) options.learningRate(), (float) options.regularization());
    try (Workers workers = new Workers(context.threads())) {
      RatingBlocks blocks = new RatingBlocks(train, seed, workers);
      StratifiedSgd descent = new StratifiedSgd(Kernels.best(), blocks, biases, seed);
      for (int epoch = 1; epoch <= options.epochs(); epoch++) {
        descend(model, descent, epoch, parameters, workers);
      }
    }
    return new BaselineEstimate(mean, users.values(), items.values());
  }

  private static void descend(
      String model, StratifiedSgd descent, int epoch, SgdParameters parameters, Workers workers) {
    try {
      descent.epoch(epoch, parameters, workers);
    } catch (ArithmeticException e) {
      throw new DivergedException(model, epoch, Double.NaN, "lower learningRate", e);
    }
  }

  @Override
  public boolean usesValidation() {
    return false;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return BaselineRecommender.load(header, options, archive);
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
