package org.deepmovie.deep.textcnn;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.layers.Adam;
import org.deepmovie.layers.Parameter;
import org.deepmovie.layers.ParameterSource;
import org.deepmovie.layers.RandomParameters;
import org.deepmovie.model.EpochLoop;
import org.deepmovie.model.Seeds;
import org.deepmovie.model.Workers;
import org.deepmovie.text.Backend;
import org.deepmovie.text.TrainableText;

/** One fit of {@link TextCnnRating}: all of its mutable state. */
final class TextCnnRatingFit implements EpochLoop.Training<Predictor>, AutoCloseable {

  private final TextCnnRatingOptions options;
  private final long seed;
  private final Workers workers;
  private final double mean;
  private final double unit;
  private final int ratings;
  private final ItemBlocks blocks;
  private final Side users;
  private final Side items;
  private final Combination combination;
  private final Adam adam;
  private Predictor current;

  TextCnnRatingFit(TextCnnRatingOptions options, Dataset train, long seed, Workers workers) {
    this.options = options;
    this.seed = seed;
    this.workers = workers;
    this.mean = train.ratings().mean();
    this.unit = train.scale().unit();
    this.ratings = train.ratings().size();
    this.blocks = new ItemBlocks(train, options.batchSize(), options.parts());
    ParameterSource source = new RandomParameters(Seeds.random(seed, "network"));
    this.users =
        new Side(
            "user",
            options,
            new AttributeEmbedding(
                "user",
                train.userAttributes(),
                train.users(),
                train.ratings().byUser(),
                options.width(),
                source),
            Optional.empty(),
            source);
    this.items =
        new Side(
            "item",
            options,
            new AttributeEmbedding(
                "item",
                train.itemAttributes(),
                train.items(),
                train.ratings().byItem(),
                options.width(),
                source),
            Optional.of(
                TrainableText.convolutions(
                    train.texts(), options.text(), options.width(), source, workers)),
            source);
    this.combination =
        switch (options.combine()) {
          case PRODUCT -> new Product(options.hidden(), source, workers);
          case LAYER ->
              new Layer(options.hidden(), options.hidden(), options.activation(), source, workers);
          case SUM -> new Layer(options.hidden(), 1, Activation.TANH, source, workers);
        };
    List<Parameter> parameters =
        Stream.of(users.parameters(), items.parameters(), combination.parameters())
            .flatMap(List::stream)
            .toList();
    this.adam = new Adam(parameters, options.learningRate(), options.weightDecay());
  }

  @Override
  public double epoch(int number) {
    Backend.start(workers.threads());
    SplittableRandom order = Seeds.random(seed, "blocks", number);
    SplittableRandom drops = Seeds.random(seed, "dropout", number);
    blocks.deal(order);
    double squares = 0;
    for (int part = 0; part < options.parts(); part++) {
      for (int[] rows : blocks.items(order)) {
        ItemBlocks.Block block = blocks.block(rows, part);
        for (int p = 0; p < block.size(); p++) {
          block.values()[p] = (float) ((block.values()[p] - mean) / unit);
        }
        squares += step(block, drops);
      }
    }
    if (!Double.isFinite(squares)) {
      throw new ArithmeticException("the sum of squared errors is " + squares);
    }
    Predictor predictor = combination.predictor(users.encode(), items.encode());
    current = (user, item) -> mean + unit * predictor.predict(user, item);
    return unit * Math.sqrt(squares / ratings);
  }

  private double step(ItemBlocks.Block block, SplittableRandom drops) {
    float[] h = users.forward(block.users(), Optional.of(drops));
    float[] g = items.forward(block.items(), Optional.of(drops));
    float[] dh = h.clone();
    float[] dg = g.clone();
    double squares = combination.backward(dh, dg, block, 1 / blocks.meanSize());
    users.backward(dh);
    items.backward(dg);
    adam.step(workers);
    return squares;
  }

  @Override
  public double predict(int user, int item) {
    return current.predict(user, item);
  }

  @Override
  public Predictor snapshot() {
    return current;
  }

  @Override
  public void close() {
    users.close();
    items.close();
    combination.close();
  }
}
