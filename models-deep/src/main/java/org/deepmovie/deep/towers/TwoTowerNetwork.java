package org.deepmovie.deep.towers;

import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The two towers of {@link TwoTower} and the head in which they meet. */
final class TwoTowerNetwork {

  private final Tower users;
  private final Tower items;
  private final RegressionHead head;

  TwoTowerNetwork(
      TwoTowerOptions options, TowerInput users, TowerInput items, DataType type, long seed) {
    this.users = new Tower(users, options.towers(), options.head(), type, seed);
    this.items = new Tower(items, options.towers(), options.head(), type, seed);
    this.head =
        new RegressionHead(
            options.head(),
            options.towers().learningRate(),
            options.towers().weightDecay(),
            type,
            seed);
  }

  /**
   * Finds the gradient of the mean squared error over a block.
   *
   * @param targets what is to be predicted for each of its ratings
   * @param random draws whose ids are left out
   * @return the sum of squared errors
   */
  double backward(RatingGrid.Block block, double[] targets, SplittableRandom random) {
    INDArray u = users.forward(block.users(), users.drawIds(block.users(), random));
    INDArray v = items.forward(block.items(), items.drawIds(block.items(), random));
    int count = targets.length;
    double[] z = sums(block, Tower.values(u), Tower.values(v));
    INDArray y = head.forward(Tower.matrix(z, count, u.dataType()));
    double[] errors = Tower.values(y);
    double squares = 0;
    for (int n = 0; n < count; n++) {
      errors[n] -= targets[n];
      squares += errors[n] * errors[n];
      errors[n] *= 2.0 / count;
    }
    double[] dz = Tower.values(head.backward(Tower.matrix(errors, count, y.dataType())));
    users.backward(scattered(dz, block.userOf(), block.users().length, u.dataType()));
    items.backward(scattered(dz, block.itemOf(), block.items().length, v.dataType()));
    return squares;
  }

  /** W_u u + W_v v for each rating of {@code block}. */
  private static double[] sums(RatingGrid.Block block, double[] u, double[] v) {
    int length = u.length / block.users().length;
    double[] z = new double[block.values().length * length];
    for (int n = 0; n < block.values().length; n++) {
      int from = block.userOf()[n] * length;
      int at = block.itemOf()[n] * length;
      for (int k = 0; k < length; k++) {
        z[n * length + k] = u[from + k] + v[at + k];
      }
    }
    return z;
  }

  /** The sums of the rows of {@code dz} by whose they are. */
  private static INDArray scattered(double[] dz, int[] owners, int count, DataType type) {
    int length = dz.length / owners.length;
    double[] sums = new double[count * length];
    for (int n = 0; n < owners.length; n++) {
      for (int k = 0; k < length; k++) {
        sums[owners[n] * length + k] += dz[n * length + k];
      }
    }
    return Tower.matrix(sums, count, type);
  }

  /** Moves all parameters by the last {@link #backward}. */
  void step() {
    users.step();
    items.step();
    head.step();
  }

  /** W_u u of all users. */
  FloatMatrix userParts() {
    return users.outputs();
  }

  /** W_v v of all items. */
  FloatMatrix itemParts() {
    return items.outputs();
  }

  /** w, and after it w_0. */
  float[] headWeights() {
    return head.weights();
  }

  /** The user tower, for tests. */
  Tower users() {
    return users;
  }

  /** The item tower, for tests. */
  Tower items() {
    return items;
  }

  /** The head, for tests. */
  RegressionHead head() {
    return head;
  }
}
