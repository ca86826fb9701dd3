package org.deepmovie.deep.twotower;

import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.deep.tower.GridBlock;
import org.deepmovie.internal.deep.tower.Tower;
import org.deepmovie.internal.deep.tower.TowerInput;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.deepmovie.internal.nn.loss.SquaredError;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The two towers of {@link TwoTower} and their regression head. */
final class TwoTowerNetwork {

  private final Tower users;
  private final Tower items;
  private final RegressionHead head;

  TwoTowerNetwork(
      TwoTowerOptions options, TowerInput users, TowerInput items, DataType type, long seed) {
    this.users = new Tower(users, options.towers(), options.headUnits(), type, seed);
    this.items = new Tower(items, options.towers(), options.headUnits(), type, seed);
    this.head =
        new RegressionHead(
            options.headUnits(),
            options.towers().learningRate(),
            options.towers().weightDecay(),
            type,
            seed);
  }

  /**
   * Finds the gradient of the mean squared error over a block.
   *
   * @param targets for each of its ratings what the network is to predict
   * @param random draws the ids to drop
   * @return the sum of squared errors
   */
  double backward(GridBlock block, double[] targets, SplittableRandom random) {
    INDArray u = users.forward(block.users(), users.drawIds(block.users(), random));
    INDArray v = items.forward(block.items(), items.drawIds(block.items(), random));
    int count = targets.length;
    double[] z = sums(block, NdMatrices.values(u), NdMatrices.values(v));
    INDArray y = head.forward(NdMatrices.matrix(z, count, u.dataType()));
    double[] predictions = NdMatrices.values(y);
    double[] gradient = new double[count];
    double squares = 0;
    for (int n = 0; n < count; n++) {
      double error = predictions[n] - targets[n];
      squares += SquaredError.of(error);
      gradient[n] = SquaredError.gradient(error, 1.0 / count);
    }
    double[] dz =
        NdMatrices.values(head.backward(NdMatrices.matrix(gradient, count, y.dataType())));
    users.backward(scattered(dz, block.userOf(), block.users().length, u.dataType()));
    items.backward(scattered(dz, block.itemOf(), block.items().length, v.dataType()));
    return squares;
  }

  /** W_u u + W_v v for each rating of {@code block}. */
  private static double[] sums(GridBlock block, double[] u, double[] v) {
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

  /** The rows of {@code dz} summed by their owners, owners x columns. */
  private static INDArray scattered(double[] dz, int[] owners, int count, DataType type) {
    int length = dz.length / owners.length;
    double[] sums = new double[count * length];
    for (int n = 0; n < owners.length; n++) {
      for (int k = 0; k < length; k++) {
        sums[owners[n] * length + k] += dz[n * length + k];
      }
    }
    return NdMatrices.matrix(sums, count, type);
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
