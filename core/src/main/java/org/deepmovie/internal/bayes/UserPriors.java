package org.deepmovie.internal.bayes;

import java.io.IOException;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.ModelFileException;

/**
 * The prior of a new user's vector in every draw, and the noise of the ratings. With implicit
 * feedback the prior mean is that of an unknown user plus |N|^-1/2 times the sum of the feedback
 * vectors of the rated items.
 *
 * @param layout of the feedback vectors
 * @param precisions of the priors: a row per draw, square, row by row
 * @param noises the precision of the noise by draw
 * @param feedback items' feedback vectors; without rows if the model has none
 */
record UserPriors(DrawLayout layout, FloatMatrix precisions, float[] noises, FloatMatrix feedback) {

  /** Room for the priors. */
  static UserPriors zeros(DrawLayout layout, int feedbackVectors) {
    return new UserPriors(
        layout,
        new FloatMatrix(layout.draws(), layout.free() * layout.free()),
        new float[layout.draws()],
        layout.zeros(feedbackVectors));
  }

  /** Sets the precisions of a draw. */
  void set(int draw, double[] precision, double noise) {
    for (int k = 0; k < precision.length; k++) {
      precisions.set(draw, k, (float) precision[k]);
    }
    noises[draw] = (float) noise;
  }

  /** The precision of the prior in a draw, square, row by row. */
  double[] precision(int draw) {
    double[] precision = new double[precisions.columns()];
    for (int k = 0; k < precision.length; k++) {
      precision[k] = precisions.get(draw, k);
    }
    return precision;
  }

  /**
   * The prior mean in a draw.
   *
   * @param unknown the free components of an unknown user's vectors start at {@code unknown[at]}
   * @param rated indices of the rated items
   */
  double[] mean(int draw, float[] unknown, int at, int[] rated) {
    double[] mean = new double[layout.free()];
    double scale = 1 / Math.sqrt(Math.max(1, rated.length));
    for (int k = 0; k < mean.length; k++) {
      mean[k] = unknown[at + k];
      if (feedback.rows() > 0) {
        for (int item : rated) {
          int y = layout.at(feedback, item, draw) + DrawLayout.CONSTANT;
          mean[k] += scale * feedback.values()[y + k];
        }
      }
    }
    return mean;
  }

  void save(ArchiveWriter archive) throws IOException {
    feedback.save(archive, "feedback_vectors");
    precisions.save(archive, "prior_precisions");
    archive.floats("noise_precisions", noises);
  }

  static UserPriors load(ArchiveReader archive, DrawLayout layout, int feedbackVectors)
      throws IOException {
    float[] noises = archive.floats("noise_precisions", layout.draws());
    if (IntStream.range(0, noises.length).anyMatch(draw -> noises[draw] <= 0)) {
      throw new ModelFileException("noise_precisions: a precision is not above 0");
    }
    return new UserPriors(
        layout,
        PriorCovariances.load(archive, "prior_precisions", layout),
        noises,
        FloatMatrix.load(archive, "feedback_vectors", feedbackVectors, layout.columns()));
  }
}
