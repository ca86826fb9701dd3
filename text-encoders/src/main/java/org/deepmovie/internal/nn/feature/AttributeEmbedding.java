package org.deepmovie.internal.nn.feature;

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
 * A layer that embeds users or items: the sum over the fields of the mean of the embeddings of
 * their categories, and the embedding of the id for those with training ratings.
 *
 * <p>All embeddings are rows of one table: field by field the categories by name, then the ids.
 */
public final class AttributeEmbedding {

  private static final double INITIAL_BOUND = 0.1;
  private static final int NO_ID = -1;

  private final int dimension;
  private final CsrMatrix categories;
  private final int[] idRows;
  private final Parameter table;
  private int[] rows = {};
  private int[] rowIds = {};

  /**
   * Random embeddings, uniform in +-0.1.
   *
   * @param name of the layer, with which the name of the table begins
   * @param ids the external ids of the users or items
   * @param ratings the training ratings, a row for each user or item
   * @param dimension the length of an embedding
   */
  public AttributeEmbedding(
      String name,
      Attributes attributes,
      IdMap ids,
      CsrMatrix ratings,
      int dimension,
      ParameterSource source) {
    this.dimension = dimension;
    this.categories = attributes.shares();
    int next = categories.columns();
    this.idRows = new int[ids.size()];
    Arrays.fill(idRows, NO_ID);
    for (int row : ids.indicesById()) {
      if (ratings.count(row) > 0) {
        idRows[row] = next++;
      }
    }
    this.table = source.weights(name + ".embedding", (long) next * dimension, INITIAL_BOUND);
  }

  /** The number of users or items. */
  public int size() {
    return idRows.length;
  }

  /** Whether {@code row} has an id that is embedded, as those with training ratings have. */
  public boolean hasId(int row) {
    return idRows[row] != NO_ID;
  }

  /** Whether {@code row} has a category or an id that is embedded. */
  public boolean knows(int row) {
    return hasId(row) || categories.count(row) > 0;
  }

  public List<Parameter> parameters() {
    return List.of(table);
  }

  /**
   * The embeddings of {@code rows}, rows x dimension.
   *
   * @param idDropout the probability with which an id is dropped
   * @param random what to draw that from; empty: no id is dropped
   */
  public float[] forward(int[] rows, double idDropout, Optional<SplittableRandom> random) {
    this.rows = rows;
    rowIds = new int[rows.length];
    Arrays.setAll(rowIds, n -> idRows[rows[n]]);
    random.ifPresent(
        draws ->
            Arrays.setAll(rowIds, n -> draws.nextDouble() < idDropout ? NO_ID : idRows[rows[n]]));
    float[] sum = new float[rows.length * dimension];
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

  /** Sets the gradient of the table from dL/dY of the last {@link #forward}. */
  public void backward(float[] dy) {
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
    for (int k = 0; k < dimension; k++) {
      to[at * dimension + k] += multiple * from[row * dimension + k];
    }
  }
}
