package org.deepmovie.internal.mf.vector;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.Kernels;

/**
 * Vectors y_j whose weighted sums are parts of the vectors of other rows: row r gets |r|^-1/2 times
 * the sum over j of a_rj y_j, where |r| is the number of its entries. For implicit feedback j is an
 * item that user r interacted with and a_rj = 1; for explicit feedback j is a rated item and a_rj
 * the distance r_uj - b_uj of the rating from the baseline.
 */
public final class FeedbackVectors {

  private static final Kernels KERNELS = Kernels.best();

  private final CsrMatrix weights;
  private final FloatMatrix vectors;
  private final float learningRate;
  private final float[] regularization;
  private final float[] normalizers;
  private final float[] sumRates;

  /**
   * Vectors of 0.
   *
   * @param weights a_rj, rows x vectors
   * @param length of the vectors
   * @param learningRate of the vectors in the first epoch
   * @param regularization of each vector, for one visit of a row that it is a part of
   */
  public FeedbackVectors(
      CsrMatrix weights, int length, double learningRate, float[] regularization) {
    this.weights = weights;
    this.vectors = new FloatMatrix(weights.columns(), length);
    this.learningRate = (float) learningRate;
    this.regularization = regularization;
    this.normalizers = new float[weights.rows()];
    this.sumRates = new float[weights.rows()];
    for (int row = 0; row < normalizers.length; row++) {
      double squares = 0;
      for (int p = weights.start(row); p < weights.end(row); p++) {
        squares += weights.value(p) * weights.value(p);
      }
      int count = Math.max(1, weights.count(row));
      normalizers[row] = (float) (1 / Math.sqrt(count));
      sumRates[row] = (float) (learningRate * squares / count);
    }
  }

  /**
   * Vectors of 0 for the entries of {@code weights}, a_rj, regularized by the rows that have them.
   */
  public static FeedbackVectors of(CsrMatrix weights, int length, LearningSettings settings) {
    return new FeedbackVectors(
        weights,
        length,
        settings.learningRate(),
        settings.regularization().perEntry(weights.transpose()));
  }

  /** y_j, a row per vector. */
  public FloatMatrix vectors() {
    return vectors;
  }

  /**
   * The learning rate of the sum of {@code row} in the first epoch: if every y_j takes a step of
   * the learning rate, the sum moves by this multiple of its gradient.
   */
  float sumRate(int row) {
    return sumRates[row];
  }

  /** Adds the sum of {@code row} to {@code into[at ..]}. */
  void addSum(int row, float[] into, int at) {
    int length = vectors.columns();
    for (int p = weights.start(row); p < weights.end(row); p++) {
      float weight = normalizers[row] * weights.value(p);
      KERNELS.addMultiple(
          into, at, weight, vectors.values(), vectors.offset(weights.column(p)), length);
    }
  }

  /**
   * Takes a step with all y_j of {@code row}: y_j &lt;- (1 - decay rate lambda_j) y_j + decay rate
   * |r|^-1/2 a_rj gradient.
   *
   * @param decay multiplies the learning rate
   * @param gradient of the sum
   */
  void step(int row, float decay, float[] gradient) {
    int length = vectors.columns();
    for (int p = weights.start(row); p < weights.end(row); p++) {
      int vector = weights.column(p);
      KERNELS.scaleAndAdd(
          vectors.values(),
          vectors.offset(vector),
          1 - decay * learningRate * regularization[vector],
          decay * learningRate * normalizers[row] * weights.value(p),
          gradient,
          0,
          length);
    }
  }
}
