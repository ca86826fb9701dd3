package org.deepmovie.deep.textcnn;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;

/**
 * Vectors of users or items by what is known of them: the sum over the fields of the mean of the
 * vectors of their categories, and the vector of the id for those who have training ratings.
 *
 * <p>All vectors stand in one table: field by field the categories by name, then the ids.
 */
final class AttributeEmbedding {

  private static final double BOUND = 0.1;
  private static final int NO_ID = -1;

  private final int width;
  private final CsrMatrix categories;
  private final int[] ids;
  private final Parameter table;
  private int[] rows;
  private int[] rowIds;

  /** Vectors of length {@code width}, uniform in +-0.1. */
  AttributeEmbedding(
      String name,
      Attributes attributes,
      IdMap ids,
      CsrMatrix ratings,
      int width,
      ParameterSource source) {
    this.width = width;
    this.categories = attributes.shares();
    int first = categories.columns();
    this.ids = new int[ids.size()];
    Arrays.fill(this.ids, NO_ID);
    for (int row : ids.indicesById()) {
      if (ratings.count(row) > 0) {
        this.ids[row] = first++;
      }
    }
    this.table = source.weights(name + ".embedding", (long) first * width, BOUND);
  }

  /** How many users or items there are. */
  int size() {
    return ids.length;
  }

  /** Whether anything is known of {@code row}. */
  boolean knows(int row) {
    return ids[row] != NO_ID || categories.count(row) > 0;
  }

  List<Parameter> parameters() {
    return List.of(table);
  }

  /**
   * The vectors of {@code rows}, rows x width.
   *
   * @param idDropout the probability with which an id is left out
   * @param random where to draw that from; empty: no id is left out
   */
  float[] forward(int[] rows, double idDropout, Optional<SplittableRandom> random) {
    this.rows = rows;
    rowIds = new int[rows.length];
    Arrays.setAll(rowIds, n -> ids[rows[n]]);
    random.ifPresent(
        draws -> Arrays.setAll(rowIds, n -> draws.nextDouble() < idDropout ? NO_ID : ids[rows[n]]));
    float[] sum = new float[rows.length * width];
    for (int n = 0; n < rows.length; n++) {
      for (int p = categories.start(rows[n]); p < categories.end(rows[n]); p++) {
        add(table.value(), categories.column(p), categories.value(p), sum, n);
      }
      if (rowIds[n] != NO_ID) {
        add(table.value(), rowIds[n], 1, sum, n);
      }
    }
    return sum;
  }

  /** From dL/dY of what {@link #forward} gave sets the gradient of the table. */
  void backward(float[] dy) {
    Arrays.fill(table.gradient(), 0);
    for (int n = 0; n < rows.length; n++) {
      for (int p = categories.start(rows[n]); p < categories.end(rows[n]); p++) {
        add(dy, n, categories.value(p), table.gradient(), categories.column(p));
      }
      if (rowIds[n] != NO_ID) {
        add(dy, n, 1, table.gradient(), rowIds[n]);
      }
    }
  }

  private void add(float[] from, int row, float multiple, float[] to, int at) {
    for (int k = 0; k < width; k++) {
      to[at * width + k] += multiple * from[row * width + k];
    }
  }
}
