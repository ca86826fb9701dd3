package org.deepmovie.internal.mf.vector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.kernel.Kernels;

/**
 * The vectors of all users, or of all items, while they are fitted: each is the sum of factors of
 * the row's own, if there are some, and of the row's sums of {@link FeedbackVectors}.
 */
public final class CompositeVectors {

  private static final Kernels KERNELS = Kernels.best();

  private final CsrMatrix ratings;
  private final List<FeedbackVectors> feedback;
  private final FloatMatrix vectors;
  private final FloatMatrix sums;
  private final float ownRate;
  private final float[] ownRegularization;

  /**
   * Vectors of 0.
   *
   * @param ratings of the rows
   * @param feedback the parts that are sums, if any
   * @param length of the vectors
   * @param own how the rows' own factors are learned; without it there are none
   */
  public CompositeVectors(
      CsrMatrix ratings,
      List<FeedbackVectors> feedback,
      int length,
      Optional<LearningSettings> own) {
    this.ratings = ratings;
    this.feedback = feedback;
    this.vectors = new FloatMatrix(ratings.rows(), length);
    this.sums = new FloatMatrix(ratings.rows(), length);
    this.ownRate = own.map(settings -> (float) settings.learningRate()).orElse(0f);
    this.ownRegularization =
        own.map(settings -> settings.regularization().perEntry(ratings))
            .orElse(new float[ratings.rows()]);
  }

  /** Draws {@code factors} own factors of the rows that have ratings. */
  public void draw(InitialFactors initial, String kind, IdMap ids, int factors) {
    initial.draw(vectors, kind, ids, 0, factors);
    for (int row = 0; row < ratings.rows(); row++) {
      if (ratings.count(row) == 0) {
        Arrays.fill(vectors.values(), vectors.offset(row), vectors.offset(row + 1), 0);
      }
    }
  }

  /** The ratings of the rows. */
  public CsrMatrix ratings() {
    return ratings;
  }

  /** The parts that are sums. */
  public List<FeedbackVectors> feedback() {
    return feedback;
  }

  /** The rows' vectors. */
  public FloatMatrix vectors() {
    return vectors;
  }

  /** The parts of the vectors that are sums, as of the last {@link #refresh}. */
  public FloatMatrix sums() {
    return sums;
  }

  /** The learning rate of own factors in the first epoch; 0 if there are none. */
  public float ownRate() {
    return ownRate;
  }

  /** The factor by which regularization shrinks a row's own factors in a step. */
  public float shrinkage(int row, float decay) {
    return 1 - decay * ownRate * ownRegularization[row];
  }

  /** The learning rate of the whole vector of {@code row} in the first epoch. */
  public float vectorRate(int row) {
    return ownRate + sumRate(row);
  }

  /** The learning rate of that part of the vector of {@code row} which is a sum. */
  public float sumRate(int row) {
    float sum = 0;
    for (FeedbackVectors part : feedback) {
      sum += part.sumRate(row);
    }
    return sum;
  }

  /**
   * Takes a step with all vectors that the sum of {@code row} is made of.
   *
   * @param decay multiplies the learning rates
   * @param gradient of the sum
   */
  public void stepFeedback(int row, float decay, float[] gradient) {
    for (FeedbackVectors part : feedback) {
      part.step(row, decay, gradient);
    }
    KERNELS.addMultiple(
        sums.values(), sums.offset(row), decay * sumRate(row), gradient, 0, gradient.length);
  }

  /** The mean of the vectors of those rows that have entries in {@code known}. */
  public float[] mean(CsrMatrix known) {
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

  /** Computes the sums of all rows anew and brings their vectors up to date. */
  public void refresh() {
    for (int row = 0; row < ratings.rows(); row++) {
      refresh(row);
    }
  }

  /** Computes the sum of {@code row} anew and brings its vector up to date. */
  public void refresh(int row) {
    if (feedback.isEmpty()) {
      return;
    }
    int at = vectors.offset(row);
    int length = vectors.columns();
    KERNELS.addMultiple(vectors.values(), at, -1, sums.values(), at, length);
    Arrays.fill(sums.values(), at, at + length, 0);
    for (FeedbackVectors part : feedback) {
      part.addSum(row, sums.values(), at);
    }
    KERNELS.addMultiple(vectors.values(), at, 1, sums.values(), at, length);
  }
}
