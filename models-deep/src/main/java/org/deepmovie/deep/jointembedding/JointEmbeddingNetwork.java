package org.deepmovie.deep.jointembedding;

import java.util.SplittableRandom;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.deep.tower.GridBlock;
import org.deepmovie.internal.deep.tower.Tower;
import org.deepmovie.internal.deep.tower.TowerInput;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.deepmovie.internal.nn.loss.CosineLoss;
import org.deepmovie.internal.nn.loss.ItemScoreLoss;
import org.deepmovie.train.Workers;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The two towers of {@link JointEmbedding} and the loss of their scores. */
final class JointEmbeddingNetwork {

  private final JointEmbeddingOptions options;
  private final int factors;
  private final float likedFrom;
  private final ItemScoreLoss scoreLoss;
  private final UserActivityWeights weights;
  private final PopularityPrior popularity;
  private final boolean itemIds;
  private final Tower users;
  private final Tower items;

  JointEmbeddingNetwork(
      JointEmbeddingOptions options,
      TowerInput users,
      TowerInput items,
      UserActivityWeights weights,
      PopularityPrior popularity,
      double likedFrom,
      DataType type,
      long seed) {
    this.options = options;
    this.factors = options.factors();
    this.likedFrom = (float) likedFrom;
    this.scoreLoss = options.loss().function(options.unratedWeight());
    this.weights = weights;
    this.popularity = popularity;
    this.itemIds = items.useIds();
    this.users = new Tower(users, options.towers(), factors, type, seed);
    this.items = new Tower(items, options.towers(), factors + 1, type, seed);
  }

  /**
   * Finds the gradient of the loss over a block, a mean over its users.
   *
   * @param random draws the ids to drop
   * @return the loss summed over its users
   */
  double backward(GridBlock block, SplittableRandom random, Workers workers) {
    int[] ids = items.drawIds(block.items(), random);
    INDArray u = users.forward(block.users(), users.drawIds(block.users(), random));
    INDArray v = items.forward(block.items(), ids);
    INDArray withOne = Nd4j.hstack(u, Nd4j.ones(u.dataType(), u.rows(), 1));
    double[] scores = NdMatrices.values(withOne.mmul(v.transpose()));
    addPopularity(scores, block, ids);
    double loss = scoreLoss(scores, block, workers);
    INDArray slopes = NdMatrices.matrix(scores, u.rows(), u.dataType());
    double[] du = NdMatrices.values(slopes.mmul(v));
    double[] dv = NdMatrices.values(slopes.transpose().mmul(withOne));
    if (options.cosineLossWeight() > 0) {
      loss += cosineLoss(block, NdMatrices.values(u), NdMatrices.values(v), du, dv);
    }
    users.backward(NdMatrices.matrix(withoutLast(du, u.rows()), u.rows(), u.dataType()));
    items.backward(NdMatrices.matrix(dv, v.rows(), v.dataType()));
    return loss;
  }

  /** An item whose id is dropped has the mean popularity. */
  private void addPopularity(double[] scores, GridBlock block, int[] ids) {
    int length = ids.length;
    double[] added = new double[length];
    for (int n = 0; n < length; n++) {
      boolean known = !itemIds || ids[n] != TowerInput.NO_ID;
      added[n] = known ? popularity.of(block.items()[n]) : popularity.mean();
    }
    for (int p = 0; p < scores.length; p++) {
      scores[p] += added[p % length];
    }
  }

  /** The loss of the scores, users x items, which then hold its gradient, a mean over users. */
  private double scoreLoss(double[] scores, GridBlock block, Workers workers) {
    int length = block.items().length;
    int count = block.users().length;
    byte[] opinions = new byte[scores.length];
    for (int n = 0; n < block.values().length; n++) {
      opinions[block.userOf()[n] * length + block.itemOf()[n]] =
          block.values()[n] >= likedFrom ? ItemScoreLoss.LIKED : ItemScoreLoss.DISLIKED;
    }
    return workers.sum(
        count,
        1,
        user -> {
          int from = user * length;
          double loss = scoreLoss.backward(scores, opinions, from, length);
          double weight = weights.of(block.users()[user]);
          for (int p = from; p < from + length; p++) {
            scores[p] *= weight / count;
          }
          return weight * loss;
        });
  }

  private double cosineLoss(GridBlock block, double[] u, double[] v, double[] du, double[] dv) {
    CosineLoss cosines = new CosineLoss(u, factors, v, factors + 1, factors);
    double loss = 0;
    for (int n = 0; n < block.values().length; n++) {
      loss += cosines.add(block.userOf()[n], block.itemOf()[n], block.values()[n] >= likedFrom);
    }
    cosines.addGradient(
        du, factors + 1, dv, factors + 1, options.cosineLossWeight() / block.users().length);
    return options.cosineLossWeight() * loss;
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

  /** The vectors of all users, and a 1 after each: users x (factors + 1). */
  FloatMatrix userVectors() {
    FloatMatrix narrow = users.outputs();
    FloatMatrix vectors = new FloatMatrix(narrow.rows(), factors + 1);
    for (int row = 0; row < narrow.rows(); row++) {
      System.arraycopy(
          narrow.values(), narrow.offset(row), vectors.values(), vectors.offset(row), factors);
      vectors.set(row, factors, 1);
    }
    return vectors;
  }

  /** The vectors of all items, and after each its bias: items x (factors + 1). */
  FloatMatrix itemVectors() {
    FloatMatrix vectors = items.outputs();
    for (int row = 0; row < vectors.rows(); row++) {
      vectors.set(row, factors, (float) (vectors.get(row, factors) + popularity.of(row)));
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
