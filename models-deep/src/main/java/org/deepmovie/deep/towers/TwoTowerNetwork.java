package org.deepmovie.deep.towers;

import java.util.SplittableRandom;
import org.deepmovie.factor.FactorMatrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The two towers of {@link TwoTower} and the head in which they meet. */
final class TwoTowerNetwork {

  private final Tower users;
  private final Tower items;
  private final Head head;

  TwoTowerNetwork(TwoTowerOptions options, Side users, Side items, DataType type, long seed) {
    double learningRate = options.learningRate();
    double weightDecay = options.weightDecay();
    this.users =
        new Tower(users, options.towers(), learningRate, weightDecay, options.head(), type, seed);
    this.items =
        new Tower(items, options.towers(), learningRate, weightDecay, options.head(), type, seed);
    this.head = new Head(options.head(), learningRate, weightDecay, type, seed);
  }

  /**
   * Finds the gradient of the mean squared error.
   *
   * @param targets what is to be predicted for each pair of a user and an item
   * @param random draws whose ids are left out
   * @return the sum of squared errors
   */
  double backward(int[] userRows, int[] itemRows, double[] targets, SplittableRandom random) {
    INDArray z = users.forward(userRows, random).add(items.forward(itemRows, random));
    INDArray predicted = head.forward(z);
    INDArray errors =
        predicted.sub(
            Nd4j.createFromArray(targets).castTo(predicted.dataType()).reshape(targets.length, 1));
    INDArray dz = head.backward(errors.mul(2.0 / targets.length));
    users.backward(dz);
    items.backward(dz);
    return errors.mul(errors).sumNumber().doubleValue();
  }

  /** Moves all parameters by the last {@link #backward}. */
  void step() {
    users.step();
    items.step();
    head.step();
  }

  /** W_u u of all users. */
  FactorMatrix userParts() {
    return users.outputs();
  }

  /** W_v v of all items. */
  FactorMatrix itemParts() {
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
  Head head() {
    return head;
  }
}
