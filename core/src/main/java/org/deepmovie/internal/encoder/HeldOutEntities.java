package org.deepmovie.internal.encoder;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.options.common.RegularizationScaling;

/**
 * The ratings of entities (items or users) that an encoder was not trained on, as a matrix.
 *
 * @param ratings by entity: entities x others, which are users if the entities are items
 * @param globalMean what is taken off all ratings
 * @param biased whether component 0 of the vectors is a bias
 * @param others vectors of the others, others x dimension
 * @param heldOut which entities the encoder was not trained on
 * @param weight of an entity with n ratings in the calibration
 */
public record HeldOutEntities(
    CsrMatrix ratings,
    double globalMean,
    boolean biased,
    FloatMatrix others,
    boolean[] heldOut,
    RegularizationScaling weight)
    implements HeldOutRatings {

  @Override
  public CalibrationSums sums(FloatMatrix output) {
    CalibrationSums sums = new CalibrationSums(biased);
    double[] z = new double[CalibrationSums.TERMS + 1];
    for (int entity = 0; entity < heldOut.length; entity++) {
      int count = ratings.count(entity);
      if (heldOut[entity] && count > 0) {
        sums.add(products(entity, output, z), weight.factor(count) / count);
      }
    }
    return sums;
  }

  private double[][] products(int entity, FloatMatrix output, double[] z) {
    double[][] products = new double[z.length][z.length];
    float[] x = others.values();
    float[] f = output.values();
    int first = biased ? 1 : 0;
    int at = output.offset(entity);
    for (int p = ratings.start(entity); p < ratings.end(entity); p++) {
      int other = others.offset(ratings.column(p));
      z[0] = first;
      z[1] = first * f[at];
      z[2] = VectorMath.dot(x, other + first, f, at + first, output.columns() - first);
      z[3] = ratings.value(p) - globalMean - first * x[other];
      for (int row = 0; row < z.length; row++) {
        for (int column = 0; column <= row; column++) {
          products[row][column] += z[row] * z[column];
        }
      }
    }
    return products;
  }
}
