package org.deepmovie.deep.towers;

import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.train.Workers;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The two towers of {@link JointEmbedding} and the loss in which they meet. */
final class JointEmbeddingNetwork {

  private final JointEmbeddingOptions options;
  private final int dimensions;
  private final float likedFrom;
  private final UserWeights weights;
  private final PopularityScore popularity;
  private final boolean itemIds;
  private final Tower users;
  private final Tower items;

  JointEmbeddingNetwork(
      JointEmbeddingOptions options,
      TowerInput users,
      TowerInput items,
      UserWeights weights,
      PopularityScore popularity,
      double likedFrom,
      DataType type,
      long seed) {
    this.options = options;
    this.dimensions = options.dimensions();
    this.likedFrom = (float) likedFrom;
    this.weights = weights;
    this.popularity = popularity;
    this.itemIds = items.useIds();
    this.users = new Tower(users, options.towers(), dimensions, type, seed);
    this.items = new Tower(items, options.towers(), dimensions + 1, type, seed);
  }

  /**
   * Finds the gradient of the loss over a block, a mean over its users.
   *
   * @param random draws whose ids are left out
   * @return the loss summed over its users
   */
  double backward(RatingGrid.Block block, SplittableRandom random, Workers workers) {
    int[] ids = items.drawIds(block.items(), random);
    INDArray u = users.forward(block.users(), users.drawIds(block.users(), random));
    INDArray v = items.forward(block.items(), ids);
    INDArray withOne = Nd4j.hstack(u, Nd4j.ones(u.dataType(), u.rows(), 1));
    double[] scores = Tower.values(withOne.mmul(v.transpose()));
    addPopularity(scores, block, ids);
    double loss = scoreLoss(scores, block, workers);
    INDArray slopes = Tower.matrix(scores, u.rows(), u.dataType());
    double[] du = Tower.values(slopes.mmul(v));
    double[] dv = Tower.values(slopes.transpose().mmul(withOne));
    if (options.gamma() > 0) {
      loss += cosineLoss(block, Tower.values(u), Tower.values(v), du, dv);
    }
    users.backward(Tower.matrix(withoutLast(du, u.rows()), u.rows(), u.dataType()));
    items.backward(Tower.matrix(dv, v.rows(), v.dataType()));
    return loss;
  }

  /** An item without its id has no popularity of its own, either. */
  private void addPopularity(double[] scores, RatingGrid.Block block, int[] ids) {
    int length = ids.length;
    double[] added = new double[length];
    for (int n = 0; n < length; n++) {
      boolean own = !itemIds || ids[n] != TowerInput.NO_ID;
      added[n] = own ? popularity.of(block.items()[n]) : popularity.mean();
    }
    for (int p = 0; p < scores.length; p++) {
      scores[p] += added[p % length];
    }
  }

  /** The loss of the scores, users x items; then they hold its gradient, a mean over users. */
  private double scoreLoss(double[] scores, RatingGrid.Block block, Workers workers) {
    int length = block.items().length;
    int count = block.users().length;
    byte[] opinions = new byte[scores.length];
    for (int n = 0; n < block.values().length; n++) {
      opinions[block.userOf()[n] * length + block.itemOf()[n]] =
          block.values()[n] >= likedFrom ? ScoreLoss.LIKED : ScoreLoss.DISLIKED;
    }
    return workers.sum(
        count,
        1,
        user -> {
          int from = user * length;
          double loss = options.loss().of(scores, opinions, from, length, options.unrated());
          double weight = weights.of(block.users()[user]);
          for (int p = from; p < from + length; p++) {
            scores[p] *= weight / count;
          }
          return weight * loss;
        });
  }

  private double cosineLoss(
      RatingGrid.Block block, double[] u, double[] v, double[] du, double[] dv) {
    CosineLoss cosines = new CosineLoss(u, dimensions, v, dimensions + 1, dimensions);
    double loss = 0;
    for (int n = 0; n < block.values().length; n++) {
      loss += cosines.add(block.userOf()[n], block.itemOf()[n], block.values()[n] >= likedFrom);
    }
    cosines.addGradient(
        du, dimensions + 1, dv, dimensions + 1, options.gamma() / block.users().length);
    return options.gamma() * loss;
  }

  private static double[] withoutLast(double[] matrix, int rows) {
    int columns = matrix.length / rows;
    double[] narrower = new double[rows * (columns - 1)];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(matrix, row * columns, narrower, row * (columns - 1), columns - 1);
    }
    return narrower;
  }

  /** Moves all parameters by the last {@link #backward}. */
  void step() {
    users.step();
    items.step();
  }

  /** The vectors of all users, and a 1 after each: users x (dimensions + 1). */
  FloatMatrix userVectors() {
    FloatMatrix narrow = users.outputs();
    FloatMatrix vectors = new FloatMatrix(narrow.rows(), dimensions + 1);
    for (int row = 0; row < narrow.rows(); row++) {
      System.arraycopy(
          narrow.values(), narrow.offset(row), vectors.values(), vectors.offset(row), dimensions);
      vectors.set(row, dimensions, 1);
    }
    return vectors;
  }

  /** The vectors of all items, and after each what its scores start from. */
  FloatMatrix itemVectors() {
    FloatMatrix vectors = items.outputs();
    for (int row = 0; row < vectors.rows(); row++) {
      vectors.set(row, dimensions, (float) (vectors.get(row, dimensions) + popularity.of(row)));
    }
    return vectors;
  }

  /** The user tower, for tests. */
  Tower users() {
    return users;
  }

  /** The item tower, for tests. */
  Tower items() {
    return items;
  }
}
