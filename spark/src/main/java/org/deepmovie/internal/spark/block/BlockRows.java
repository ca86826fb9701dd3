package org.deepmovie.internal.spark.block;

import java.io.Serializable;
import org.deepmovie.data.CsrMatrix;

/** Ratings of the rows of a block in compressed row format (CSR), as in {@link CsrMatrix}. */
public final class BlockRows implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int[] starts;
  private final int[] columns;
  private final float[] values;

  /** Ratings in arrays that are not copied. */
  BlockRows(int[] starts, int[] columns, float[] values) {
    this.starts = starts;
    this.columns = columns;
    this.values = values;
  }

  public int rows() {
    return starts.length - 1;
  }

  /** The number of rows with ratings. */
  public int rated() {
    int rated = 0;
    for (int row = 0; row < rows(); row++) {
      rated += count(row) > 0 ? 1 : 0;
    }
    return rated;
  }

  public int size() {
    return columns.length;
  }

  public int start(int row) {
    return starts[row];
  }

  public int end(int row) {
    return starts[row + 1];
  }

  public int count(int row) {
    return starts[row + 1] - starts[row];
  }

  public int column(int position) {
    return columns[position];
  }

  public float value(int position) {
    return values[position];
  }

  /** The rating at a position in units, as the fit on one machine rounds it. */
  float value(int position, double unit) {
    return (float) (values[position] / unit);
  }

  /** The matrix of the ratings in units. */
  CsrMatrix inUnits(int columnCount, double unit) {
    float[] scaled = values;
    if (unit != 1) {
      scaled = new float[values.length];
      for (int p = 0; p < scaled.length; p++) {
        scaled[p] = value(p, unit);
      }
    }
    return CsrMatrix.of(columnCount, starts, columns, scaled);
  }
}
