package org.deepmovie.hybrid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.FactorModel;
import org.deepmovie.factor.InitialFactors;
import org.deepmovie.factor.LeastSquaresSweep;
import org.deepmovie.hybrid.PmfOptions.Centering;
import org.deepmovie.model.DivergedException;
import org.deepmovie.model.EpochLoop;
import org.deepmovie.model.Seeds;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.model.Workers;

/** One run of the loop: all of its mutable state. */
final class PmfFit implements EpochLoop.Training<PmfFit.Kept>, AutoCloseable {

  private final String name;
  private final PmfOptions options;
  private final Dataset train;
  private final TrainingContext context;
  private final Workers workers;
  private final ItemEncoder encoder;
  private final FactorModel current;
  private final LeastSquaresSweep sweep;
  private final float[] userRidges;
  private final float[] itemRidges;
  private final float[] userFirstRidges;
  private final float[] itemFirstRidges;
  private final float[] itemWeights;

  private FactorMatrix prior;

  PmfFit(
      String name,
      PmfOptions options,
      Optional<EncoderChoice<?>> choice,
      Dataset train,
      TrainingContext context) {
    this.name = name;
    this.options = options;
    this.train = train;
    this.context = context;
    RatingMatrix ratings = train.ratings();
    boolean biased = options.biased();
    int dimension = options.dimension();
    double offset = options.centering() == Centering.NONE ? 0 : ratings.mean();
    this.userRidges = options.userRidge().ridges(ratings.byUser());
    this.itemRidges = options.itemRidge().ridges(ratings.byItem());
    this.userFirstRidges = options.userFirstRidge().ridges(ratings.byUser());
    this.itemFirstRidges = options.itemFirstRidge().ridges(ratings.byItem());
    this.itemWeights = scaledToMeanOne(itemRidges);
    this.current =
        FactorModel.of(
            biased,
            offset,
            new FactorMatrix(ratings.users(), dimension),
            initialItems(dimension, biased),
            ratings,
            choice.isPresent());
    this.encoder =
        choice
            .map(
                some ->
                    some.create(
                        new EncoderContext(
                            train,
                            dimension,
                            Seeds.child(context.seed(), "encoder", 0),
                            context.threads())))
            .orElse(null);
    this.workers = new Workers(context.threads());
    this.sweep = new LeastSquaresSweep(dimension, biased, offset, context.threads());
  }

  /** {@code ridges} scaled to a mean of 1 over those above 0. */
  private static float[] scaledToMeanOne(float[] ridges) {
    double sum = 0;
    int positive = 0;
    for (float ridge : ridges) {
      sum += ridge;
      positive += ridge > 0 ? 1 : 0;
    }
    float[] weights = ridges.clone();
    for (int row = 0; row < weights.length; row++) {
      weights[row] *= (float) (positive / sum);
    }
    return weights;
  }

  private FactorMatrix initialItems(int dimension, boolean biased) {
    FactorMatrix initial = new FactorMatrix(train.items().size(), dimension);
    new InitialFactors(options.initialDeviation(), context.seed())
        .draw(initial, "item", train.items(), biased ? 1 : 0, dimension);
    return initial;
  }

  /** Runs the loop and gives the best turn. */
  Kept run() {
    EpochLoop loop =
        new EpochLoop(
            name,
            options.iterations(),
            options.patience(),
            "raise lambdaUser and lambdaItem, or lower factors");
    return loop.run(train, context, workers, this);
  }

  @Override
  public double epoch(int iteration) {
    RatingMatrix ratings = train.ratings();
    sweep.update(
        ratings.byUser(),
        current.items(),
        current.users(),
        null,
        userRidges,
        userFirstRidges,
        workers);
    sweep.update(
        ratings.byItem(),
        current.users(),
        current.items(),
        prior,
        itemRidges,
        itemFirstRidges,
        workers);
    if (encoder != null) {
      updateNetwork(iteration);
    }
    return Double.NaN;
  }

  @Override
  public double predict(int user, int item) {
    return current.predict(user, item);
  }

  private void updateNetwork(int iteration) {
    double loss = encoder.train(current.items(), itemWeights);
    prior = encode(encoder, train, current.items().columns());
    if (!Double.isFinite(loss) || !prior.isFinite()) {
      throw new DivergedException(name, iteration, loss, "lower the encoder's learning rate");
    }
    SparseRows ratings = train.ratings().byItem();
    for (int item = 0; item < ratings.rows(); item++) {
      if (ratings.count(item) == 0) {
        int at = prior.offset(item);
        System.arraycopy(prior.values(), at, current.items().values(), at, prior.columns());
      }
    }
  }

  /**
   * What {@code encoder} gives for the items of {@code data}, checked for its shape.
   *
   * @throws IllegalStateException if it is not items x {@code outputs}
   */
  static FactorMatrix encode(ItemEncoder encoder, Dataset data, int outputs) {
    FactorMatrix encoded = encoder.encode(data);
    if (encoded.rows() != data.items().size() || encoded.columns() != outputs) {
      throw new IllegalStateException(
          "the encoder gave "
              + encoded.rows()
              + " x "
              + encoded.columns()
              + " numbers for "
              + data.items().size()
              + " items and "
              + outputs
              + " outputs");
    }
    return encoded;
  }

  @Override
  public Kept snapshot() {
    if (encoder == null) {
      return new Kept(current.copy(), Optional.empty());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      encoder.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Kept(current.copy(), Optional.of(bytes.toByteArray()));
  }

  /**
   * What is kept of a turn.
   *
   * @param model the vectors
   * @param network the network's file, if there is a network
   */
  record Kept(FactorModel model, Optional<byte[]> network) {}

  @Override
  public void close() {
    workers.close();
    if (encoder != null) {
      encoder.close();
    }
  }
}
