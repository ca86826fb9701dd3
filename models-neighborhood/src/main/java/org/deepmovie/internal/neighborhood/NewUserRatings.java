package org.deepmovie.internal.neighborhood;

import java.util.Map;
import java.util.TreeMap;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.neighborhood.NeighborhoodBaselineOptions;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * Somebody who was not there when a model was fitted.
 *
 * @param items the items rated, ascending
 * @param ratings their ratings
 * @param bias b_u, as {@link BaselineEstimate#fit} would give it with the items' biases fixed
 */
public record NewUserRatings(int[] items, double[] ratings, double bias) {

  public static NewUserRatings of(
      Map<Integer, Double> known, BaselineEstimate biases, NeighborhoodBaselineOptions options) {
    Map<Integer, Double> sorted = new TreeMap<>(known);
    int[] items = sorted.keySet().stream().mapToInt(item -> item).toArray();
    double[] ratings = sorted.values().stream().mapToDouble(rating -> rating).toArray();
    double residual = 0;
    for (int n = 0; n < items.length; n++) {
      residual += ratings[n] - biases.value(IdMap.UNKNOWN, items[n]);
    }
    double weight = items.length + options.userRegularization();
    return new NewUserRatings(items, ratings, weight > 0 ? residual / weight : 0);
  }

  /** The ratings as one row of a matrix. */
  public CsrMatrix row(int allItems) {
    return row(allItems, ratings);
  }

  /** What the baseline leaves of the ratings. */
  public double[] residuals(BaselineEstimate biases) {
    double[] residuals = new double[items.length];
    for (int n = 0; n < items.length; n++) {
      residuals[n] = ratings[n] - bias - biases.value(IdMap.UNKNOWN, items[n]);
    }
    return residuals;
  }

  /** Other values for the ratings as one row of a matrix. */
  public CsrMatrix row(int columns, double[] values) {
    float[] floats = new float[values.length];
    for (int n = 0; n < floats.length; n++) {
      floats[n] = (float) values[n];
    }
    return CsrMatrix.of(columns, new int[] {0, items.length}, items, floats);
  }
}
