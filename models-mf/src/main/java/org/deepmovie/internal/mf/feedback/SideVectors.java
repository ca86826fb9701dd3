package org.deepmovie.internal.mf.feedback;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.leastsquares.Regularization;

/**
 * The vectors of one side, users or items, while they are being fitted: each is the sum of the
 * row's features and, unless there are none such, of factors of the row's own.
 */
public final class SideVectors {

  private static final Kernels KERNELS = Kernels.best();

  private final CsrMatrix ratings;
  private final List<FeatureVectors> features;
  private final FloatMatrix vectors;
  private final FloatMatrix sums;
  private final float ownRate;
  private final float[] ownRidges;

  /**
   * Vectors of 0.
   *
   * @param ratings of the rows
   * @param features what the rows' vectors are sums of
   * @param length of the vectors
   * @param ownRate how far a step of the rows' own factors goes
   * @param own regularizes these; without it there are none
   */
  SideVectors(
      CsrMatrix ratings,
      List<FeatureVectors> features,
      int length,
      double ownRate,
      Optional<Regularization> own) {
    this.ratings = ratings;
    this.features = features;
    this.vectors = new FloatMatrix(ratings.rows(), length);
    this.sums = new FloatMatrix(ratings.rows(), length);
    this.ownRate = own.isPresent() ? (float) ownRate : 0;
    this.ownRidges = own.map(ridge -> ridge.perEntry(ratings)).orElse(new float[ratings.rows()]);
  }

  /** Draws {@code factors} own factors of the rows that have ratings. */
  void draw(InitialFactors initial, String kind, IdMap ids, int factors) {
    initial.draw(vectors, kind, ids, 0, factors);
    for (int row = 0; row < ratings.rows(); row++) {
      if (ratings.count(row) == 0) {
        Arrays.fill(vectors.values(), vectors.offset(row), vectors.offset(row + 1), 0);
      }
    }
  }

  /** The ratings of the rows. */
  CsrMatrix ratings() {
    return ratings;
  }

  /** What the rows' vectors are sums of. */
  List<FeatureVectors> features() {
    return features;
  }

  /** The rows' vectors. */
  public FloatMatrix vectors() {
    return vectors;
  }

  /** The sums of the rows' features, as of the last {@link #refresh}. */
  FloatMatrix sums() {
    return sums;
  }

  /** How far a step of own factors goes; 0 if there are none. */
  public float ownRate() {
    return ownRate;
  }

  /** What regularization leaves of a row's own factors in a step. */
  float keep(int row, float scale) {
    return 1 - scale * ownRate * ownRidges[row];
  }

  /** By what multiple of its gradient a step moves the vector of {@code row}. */
  public float moves(int row) {
    return ownRate + featuresMove(row);
  }

  /** By what multiple of its gradient a step moves the sum of the features of {@code row}. */
  float featuresMove(int row) {
    float sum = 0;
    for (FeatureVectors feature : features) {
      sum += feature.moves(row);
    }
    return sum;
  }

  /** The mean of the vectors of those rows that have entries in {@code known}. */
  float[] mean(CsrMatrix known) {
    float[] mean = new float[vectors.columns()];
    int count = 0;
    for (int row = 0; row < vectors.rows(); row++) {
      if (known.count(row) > 0) {
        KERNELS.addMultiple(mean, 0, 1, vectors.values(), vectors.offset(row), mean.length);
        count++;
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= count;
    }
    return mean;
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
