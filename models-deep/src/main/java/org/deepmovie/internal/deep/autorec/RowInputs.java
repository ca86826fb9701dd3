package org.deepmovie.internal.deep.autorec;

import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * The inputs of every row, side by side: its centered ratings, perhaps implicit inputs that say
 * with whom it has an interaction, its features, and a 1. Ratings and implicit inputs are divided
 * by a power of their number.
 */
public final class RowInputs {

  private static final int ROWS_PER_TASK = 64;

  private final CsrMatrix rows;
  private final int[] columns;
  private final float[] values;
  private final float[] valuesWithDropout;
  private final CsrMatrix ratings;
  private final CsrMatrix interactions;
  private final boolean implicit;
  private final double dropout;

  /** The number of rows with ratings before each row. */
  private final int[] rated;

  /**
   * The blocks of columns that inputs are made of.
   *
   * @param ratings the centered ratings, rows x columns
   * @param interactions who has an interaction with which row; contains the ratings
   * @param implicit whether interactions are inputs
   * @param features what else is known of the rows, rows x features
   * @param scalingExponent the power of their number by which ratings, and implicit inputs, are
   *     divided
   * @param dropout the probability, from 0 and below 1, with which a rating is dropped in training,
   *     with its implicit input
   */
  public record InputBlocks(
      CsrMatrix ratings,
      CsrMatrix interactions,
      boolean implicit,
      CsrMatrix features,
      double scalingExponent,
      double dropout) {}

  public RowInputs(InputBlocks blocks) {
    this.ratings = blocks.ratings;
    this.interactions = blocks.interactions;
    this.implicit = blocks.implicit;
    this.dropout = blocks.dropout;
    int[] starts = new int[ratings.rows() + 1];
    for (int row = 0; row < ratings.rows(); row++) {
      int implicitInputs = implicit ? interactions.count(row) : 0;
      starts[row + 1] =
          starts[row] + ratings.count(row) + implicitInputs + blocks.features.count(row) + 1;
    }
    this.columns = new int[starts[ratings.rows()]];
    this.values = new float[columns.length];
    int one = firstFeature() + blocks.features.columns();
    for (int row = 0; row < ratings.rows(); row++) {
      int at =
          append(ratings, row, 0, scale(ratings.count(row), blocks.scalingExponent), starts[row]);
      if (implicit) {
        double scale = scale(interactions.count(row), blocks.scalingExponent);
        at = append(interactions, row, ratings.columns(), scale, at);
      }
      at = append(blocks.features, row, firstFeature(), 1, at);
      columns[at] = one;
      values[at] = 1;
    }
    this.rated = new int[ratings.rows() + 1];
    for (int row = 0; row < ratings.rows(); row++) {
      rated[row + 1] = rated[row] + Math.min(1, ratings.count(row));
    }
    this.rows = CsrMatrix.of(one + 1, starts, columns, values);
    this.valuesWithDropout = dropout == 0 ? values : values.clone();
  }

  /** What multiplies each of {@code count} inputs. */
  public static double scale(int count, double exponent) {
    return count == 0 ? 1 : StrictMath.pow(count, -exponent);
  }

  private int append(CsrMatrix from, int row, int shift, double scale, int at) {
    int next = at;
    for (int p = from.start(row); p < from.end(row); p++) {
      columns[next] = shift + from.column(p);
      values[next++] = (float) (scale * from.value(p));
    }
    return next;
  }

  private int firstFeature() {
    return implicit ? 2 * ratings.columns() : ratings.columns();
  }

  /** The inputs without dropout; the last column is the 1. */
  public CsrMatrix rows() {
    return rows;
  }

  /** The columns by position: not a copy. */
  int[] columns() {
    return columns;
  }

  /** The inputs by position, without dropout: not a copy. */
  float[] values() {
    return values;
  }

  /** The inputs by position, with the dropout last drawn: not a copy. */
  float[] valuesWithDropout() {
    return valuesWithDropout;
  }

  /** Draws which ratings are dropped in {@code epoch}; the others are scaled up instead. */
  public void drawDropout(long seed, int epoch, Workers workers) {
    if (dropout == 0) {
      return;
    }
    workers.forEach(
        rows.rows(),
        ROWS_PER_TASK,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            if (ratings.count(row) > 0) {
              long number = (long) epoch * rated[rows.rows()] + rated[row];
              drawDropout(row, Seeds.random(seed, "input noise", number));
            }
          }
        });
  }

  private void drawDropout(int row, SplittableRandom random) {
    float gain = (float) (1 / (1 - dropout));
    int p = rows.start(row);
    int firstImplicit = p + ratings.count(row);
    for (int n = 0; n < interactions.count(row); n++) {
      float factor = random.nextDouble() < dropout ? 0 : gain;
      if (p < firstImplicit && columns[p] == interactions.column(interactions.start(row) + n)) {
        valuesWithDropout[p] = factor * values[p];
        p++;
      }
      if (implicit) {
        valuesWithDropout[firstImplicit + n] = factor * values[firstImplicit + n];
      }
    }
  }
}
