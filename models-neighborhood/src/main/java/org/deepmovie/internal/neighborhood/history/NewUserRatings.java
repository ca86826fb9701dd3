package org.deepmovie.internal.neighborhood.history;

import java.util.Map;
import java.util.TreeMap;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.neighborhood.options.NeighborhoodBaselineOptions;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * The ratings of a user who is not in the training set.
 *
 * @param items the rated items, ascending
 * @param ratings their ratings
 * @param bias b_u, as {@link BaselineEstimate#fit} would give it with the items' biases fixed
 */
public record NewUserRatings(int[] items, double[] ratings, double bias) {

  /**
   * The ratings of a new user.
   *
   * @param known ratings by item
   * @param biases the baseline of the training set
   * @param options those of that baseline
   */
  public static NewUserRatings of(
      Map<Integer, Double> known, BaselineEstimate biases, NeighborhoodBaselineOptions options) {
    Map<Integer, Double> sorted = new TreeMap<>(known);
    int[] items = sorted.keySet().stream().mapToInt(item -> item).toArray();
    double[] ratings = sorted.values().stream().mapToDouble(rating -> rating).toArray();
    double bias = biases.userBias(items, ratings, options.userBiasRegularization());
    return new NewUserRatings(items, ratings, bias);
  }

  /** The ratings less the baseline. */
  public double[] residuals(BaselineEstimate biases) {
    double[] residuals = new double[items.length];
    for (int n = 0; n < items.length; n++) {
      residuals[n] = ratings[n] - bias - biases.value(IdMap.UNKNOWN, items[n]);
    }
    return residuals;
  }

  /** The ratings as the only row of a matrix with {@code columns} items. */
  public CsrMatrix row(int columns) {
    return row(columns, ratings);
  }

  /** Values for the rated items as the only row of a matrix with {@code columns} items. */
  public CsrMatrix row(int columns, double[] values) {
    float[] floats = new float[values.length];
    for (int n = 0; n < floats.length; n++) {
      floats[n] = (float) values[n];
    }
    return CsrMatrix.of(columns, new int[] {0, items.length}, items, floats);
  }
}
