package org.deepmovie.deep.twotower;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.deep.coldstart.ColdStartFit;
import org.deepmovie.internal.deep.coldstart.KnownRows;
import org.deepmovie.internal.deep.tower.GridBlock;
import org.deepmovie.internal.deep.tower.RatingGrid;
import org.deepmovie.internal.deep.tower.TowerInput;
import org.deepmovie.internal.factor.BaselineShrinkage;
import org.deepmovie.internal.factor.ColdStartBaseline;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** One fit of {@link TwoTower}: all of its mutable state. */
final class TwoTowerFit implements ColdStartFit<TwoTowerModel> {

  private final TowerInput users;
  private final TowerInput items;
  private final long seed;
  private final double unit;
  private final ColdStartBaseline baseline;
  private final RatingGrid grid;
  private final int ratings;
  private final TwoTowerNetwork network;

  /** The model after the last epoch. */
  private @Nullable TwoTowerModel current;

  TwoTowerFit(
      TwoTowerOptions options, Dataset train, TowerInput users, TowerInput items, long seed) {
    this.users = users;
    this.items = items;
    this.seed = seed;
    this.unit = train.scale().unit();
    this.baseline = ColdStartBaseline.of(train.ratings());
    this.grid = RatingGrid.ofRatings(train, options.batchSize());
    this.ratings = train.ratings().size();
    this.network = new TwoTowerNetwork(options, users, items, DataType.FLOAT, seed);
  }

  @Override
  public double epoch(int number) {
    SplittableRandom random = Seeds.random(seed, "ids left out", number);
    double squares = 0;
    for (GridBlock block : grid.draw(Seeds.random(seed, "batches", number))) {
      Workers.requireNotInterrupted();
      squares += network.backward(block, targets(block), random);
      network.step();
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
            new KnownRows(users.known(), items.known()),
            baseline,
            BaselineShrinkage.NONE);
    return unit * Math.sqrt(squares / ratings);
  }

  private double[] targets(GridBlock block) {
    double[] targets = new double[block.values().length];
    Arrays.setAll(targets, n -> (block.values()[n] - baseline.mean()) / unit);
    return targets;
  }

  @Override
  public double predict(int user, int item) {
    return checkpoint().predict(user, item);
  }

  @Override
  public TwoTowerModel checkpoint() {
    return Objects.requireNonNull(current, "no epoch yet");
  }

  @Override
  public boolean knowsColdUsers() {
    return users.knowsColdRows();
  }

  @Override
  public boolean knowsColdItems() {
    return items.knowsColdRows();
  }

  @Override
  public void close() {}
}
