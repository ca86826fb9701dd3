package org.deepmovie.deep.towers;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deepmovie.data.Dataset;
import org.deepmovie.factor.RatingBlocks;
import org.deepmovie.model.Biases;
import org.deepmovie.model.EpochLoop;
import org.deepmovie.model.Seeds;
import org.nd4j.linalg.api.buffer.DataType;

/** One fit of {@link TwoTower}: all of its mutable state. */
final class TwoTowerFit implements EpochLoop.Training<TwoTowerModel> {

  private final int batchSize;
  private final Side users;
  private final Side items;
  private final long seed;
  private final double unit;
  private final Biases fallback;
  private final RatingBlocks ratings;
  private final int[] order;
  private final TwoTowerNetwork network;
  private TwoTowerModel current;

  TwoTowerFit(TwoTowerOptions options, Dataset train, Side users, Side items, long seed) {
    this.batchSize = options.batchSize();
    this.users = users;
    this.items = items;
    this.seed = seed;
    this.unit = train.scale().unit();
    this.fallback = TwoTowerModel.fallback(train.ratings());
    this.ratings = new RatingBlocks(train, seed);
    this.order = new int[ratings.size()];
    Arrays.setAll(order, p -> p);
    this.network = new TwoTowerNetwork(options, users, items, DataType.FLOAT, seed);
  }

  @Override
  public double epoch(int number) {
    Seeds.shuffle(order, Seeds.random(seed, "batches", number));
    SplittableRandom random = Seeds.random(seed, "ids left out", number);
    double squares = 0;
    for (int from = 0; from < order.length; from += batchSize) {
      squares += step(from, Math.min(order.length, from + batchSize), random);
    }
    if (!Double.isFinite(squares)) {
      throw new ArithmeticException("the sum of squared errors is " + squares);
    }
    current =
        new TwoTowerModel(
            network.userParts(),
            network.itemParts(),
            network.headWeights(),
            unit,
            known(users),
            known(items),
            fallback);
    return unit * Math.sqrt(squares / order.length);
  }

  private double step(int from, int to, SplittableRandom random) {
    int[] userRows = new int[to - from];
    int[] itemRows = new int[to - from];
    double[] targets = new double[to - from];
    for (int n = from; n < to; n++) {
      int p = order[n];
      userRows[n - from] = ratings.users()[p];
      itemRows[n - from] = ratings.items()[p];
      targets[n - from] = (ratings.values()[p] - fallback.mean()) / unit;
    }
    double squares = network.backward(userRows, itemRows, targets, random);
    network.step();
    return squares;
  }

  private static boolean[] known(Side side) {
    boolean[] known = new boolean[side.size()];
    for (int row = 0; row < known.length; row++) {
      known[row] = side.knows(row);
    }
    return known;
  }

  @Override
  public double predict(int user, int item) {
    return current.predict(user, item);
  }

  @Override
  public TwoTowerModel snapshot() {
    return current;
  }
}
