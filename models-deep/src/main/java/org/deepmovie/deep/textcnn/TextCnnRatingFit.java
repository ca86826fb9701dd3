package org.deepmovie.deep.textcnn;

import java.util.Objects;
import java.util.SplittableRandom;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.deep.coldstart.ColdStartFit;
import org.deepmovie.internal.deep.textcnn.ItemBlocks;
import org.deepmovie.internal.deep.textcnn.RatingBlock;
import org.deepmovie.internal.deep.textcnn.RatingModel;
import org.deepmovie.internal.nn.blas.BlasThreads;
import org.deepmovie.internal.nn.optimizer.Adam;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/** One fit of {@link TextCnnRating}: all of its mutable state. */
final class TextCnnRatingFit implements ColdStartFit<RatingModel> {

  private final int parts;
  private final double learningRateDecay;
  private final long seed;
  private final Workers workers;
  private final Dataset train;
  private final ItemBlocks blocks;
  private final RatingNetwork network;
  private final Adam adam;

  /** The model after the last epoch. */
  private @Nullable RatingModel current;

  TextCnnRatingFit(TextCnnRatingOptions options, Dataset train, long seed, Workers workers) {
    this.parts = options.textPassesPerEpoch();
    this.learningRateDecay = options.learningRateDecay();
    this.seed = seed;
    this.workers = workers;
    this.train = train;
    this.blocks = new ItemBlocks(train, options.batchSize(), parts);
    this.network =
        new RatingNetwork(
            options, train, new RandomParameters(Seeds.random(seed, "network")), workers);
    this.adam = new Adam(network.parameters(), options.learningRate(), options.weightDecay());
  }

  @Override
  public double epoch(int number) {
    double squares = BlasThreads.with(workers.threads(), () -> squaredErrors(number));
    return train.scale().unit() * Math.sqrt(squares / train.ratings().size());
  }

  /** Runs an epoch, and returns the sum of its squared errors. */
  private double squaredErrors(int number) {
    SplittableRandom order = Seeds.random(seed, "blocks", number);
    SplittableRandom drops = Seeds.random(seed, "dropout", number);
    double scale = 1 / blocks.meanSize();
    double rate = StrictMath.pow(learningRateDecay, number - 1);
    double squares = 0;
    blocks.drawParts(order);
    for (int part = 0; part < parts; part++) {
      for (int[] items : blocks.items(order)) {
        RatingBlock block = blocks.block(items, part);
        if (block.size() > 0) {
          squares += network.backward(block, scale, drops);
          adam.step(workers, rate);
        }
      }
    }
    if (!Double.isFinite(squares)) {
      throw new ArithmeticException("the sum of squared errors is " + squares);
    }
    current = network.model(train);
    return squares;
  }

  @Override
  public double predict(int user, int item) {
    return checkpoint().predict(user, item);
  }

  @Override
  public RatingModel checkpoint() {
    return Objects.requireNonNull(current, "no epoch yet");
  }

  @Override
  public boolean knowsColdUsers() {
    return network.knowsColdUsers();
  }

  @Override
  public boolean knowsColdItems() {
    return network.knowsColdItems();
  }

  @Override
  public void close() {
    network.close();
  }
}
