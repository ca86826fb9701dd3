package org.deepmovie.internal.nn.rows;

import org.deepmovie.data.FloatMatrix;

/**
 * What is known of all items beside their texts; a matrix without columns for what is not read.
 *
 * @param attributes items x columns
 * @param vectors items x columns
 */
public record SideFeatures(FloatMatrix attributes, FloatMatrix vectors) {

  /** Nothing beside texts. */
  public static final SideFeatures NONE =
      new SideFeatures(new FloatMatrix(0, 0), new FloatMatrix(0, 0));

  /** The number of columns of both. */
  public int columns() {
    return attributes.columns() + vectors.columns();
  }

  /**
   * The rows [z | attributes | vectors].
   *
   * @param z a row for each of {@code items}
   */
  public float[] appendTo(float[] z, int[] items) {
    if (columns() == 0) {
      return z;
    }
    int features = z.length / Math.max(1, items.length);
    int width = features + columns();
    float[] rows = new float[items.length * width];
    for (int d = 0; d < items.length; d++) {
      System.arraycopy(z, d * features, rows, d * width, features);
      copy(attributes, items[d], rows, d * width + features);
      copy(vectors, items[d], rows, d * width + features + attributes.columns());
    }
    return rows;
  }

  private static void copy(FloatMatrix matrix, int item, float[] rows, int at) {
    if (matrix.columns() > 0) {
      System.arraycopy(matrix.values(), matrix.offset(item), rows, at, matrix.columns());
    }
  }

  /** The first {@code features} numbers of each of {@code count} rows. */
  public static float[] first(float[] rows, int count, int features) {
    if (rows.length == count * features) {
      return rows;
    }
    int width = rows.length / count;
    float[] first = new float[count * features];
    for (int d = 0; d < count; d++) {
      System.arraycopy(rows, d * width, first, d * features, features);
    }
    return first;
  }
}
