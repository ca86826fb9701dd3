package org.deepmovie.mf.feedback;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.InitialFactors;
import org.deepmovie.factor.Kernels;

/**
 * The users or the items while they are being fitted: every row has a bias and a vector, which is
 * the sum of the row's features and, unless there are none such, of factors of the row's own.
 */
final class Side {

  private static final Kernels KERNELS = Kernels.best();

  private final SparseRows ratings;
  private final List<FeatureVectors> features;
  private final FactorMatrix vectors;
  private final FactorMatrix sums;
  private final float[] biases;
  private final float[] biasRidges;
  private final float[] ridges;

  /**
   * Sums of 0 and no own factors.
   *
   * @param ratings of the rows
   * @param features what the rows' vectors are sums of
   * @param length of the vectors
   * @param biases of the rows, changed by the fit
   * @param biasRidges per rating; null if the biases stay as they are
   * @param ridges of the rows' own factors, per rating; null if they have none
   */
  Side(
      SparseRows ratings,
      List<FeatureVectors> features,
      int length,
      float[] biases,
      float[] biasRidges,
      float[] ridges) {
    this.ratings = ratings;
    this.features = features;
    this.vectors = new FactorMatrix(ratings.rows(), length);
    this.sums = new FactorMatrix(ratings.rows(), length);
    this.biases = biases;
    this.biasRidges = biasRidges;
    this.ridges = ridges;
  }

  /** Draws {@code factors} own factors of the rows that have ratings. */
  void draw(InitialFactors initial, String kind, IdMap ids, int factors) {
    initial.draw(vectors, kind, ids, 0, factors);
    for (int row = 0; row < ratings.rows(); row++) {
      for (int k = 0; ratings.count(row) == 0 && k < factors; k++) {
        vectors.set(row, k, 0);
      }
    }
  }

  /** The ratings of the rows. */
  SparseRows ratings() {
    return ratings;
  }

  /** What the rows' vectors are sums of. */
  List<FeatureVectors> features() {
    return features;
  }

  /** The rows' vectors. */
  FactorMatrix vectors() {
    return vectors;
  }

  /** The sums of the rows' features, as of the last {@link #refresh}. */
  FactorMatrix sums() {
    return sums;
  }

  /** The rows' biases. */
  float[] biases() {
    return biases;
  }

  /** Whether the rows have factors of their own. */
  boolean hasOwn() {
    return ridges != null;
  }

  /** The part of a step of {@code rate} that is left of own factors by regularization. */
  float keep(int row, float rate) {
    return ridges == null ? 1 : 1 - rate * ridges[row];
  }

  /** Takes a step of {@code rate} against the gradient of the row's bias. */
  void stepBias(int row, float rate, float error) {
    if (biasRidges != null) {
      biases[row] += rate * (error - biasRidges[row] * biases[row]);
    }
  }

  /** Brings the vectors of all rows up to date with the features. */
  void refresh() {
    for (int row = 0; row < ratings.rows(); row++) {
      refresh(row);
    }
  }

  /** Brings the vector of {@code row} up to date with the features. */
  void refresh(int row) {
    if (features.isEmpty()) {
      return;
    }
    int at = vectors.offset(row);
    int length = vectors.columns();
    KERNELS.addMultiple(vectors.values(), at, -1, sums.values(), at, length);
    Arrays.fill(sums.values(), at, at + length, 0);
    for (FeatureVectors feature : features) {
      feature.addSum(row, sums.values(), at);
    }
    KERNELS.addMultiple(vectors.values(), at, 1, sums.values(), at, length);
  }
}
