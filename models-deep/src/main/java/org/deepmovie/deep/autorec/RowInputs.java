package org.deepmovie.deep.autorec;

import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * The inputs of every row: its ratings less what is taken off them, and after them, as columns of
 * their own, marks of who had to do with it, what is known of it otherwise, and a 1. Ratings and
 * marks are divided by a power of their number.
 */
final class RowInputs {

  private static final int ROWS_AT_A_TIME = 64;

  private final CsrMatrix rows;
  private final int[] columns;
  private final float[] clean;
  private final float[] noisy;
  private final CsrMatrix ratings;
  private final CsrMatrix feedback;
  private final boolean marked;
  private final double noise;

  /** How many rows that have ratings stand before each row. */
  private final int[] rated;

  /**
   * What the inputs are made of.
   *
   * @param ratings less what is taken off them, rows x columns
   * @param feedback who had to do with which row: a superset of the ratings
   * @param marked whether that is an input, too
   * @param features what is known of the rows otherwise, rows x features
   * @param power of the number of ratings, or of marks, by which they are divided
   * @param noise the part of the ratings that is left out, with their marks; from 0, below 1
   */
  record Parts(
      CsrMatrix ratings,
      CsrMatrix feedback,
      boolean marked,
      CsrMatrix features,
      double power,
      double noise) {}

  RowInputs(Parts parts) {
    this.ratings = parts.ratings;
    this.feedback = parts.feedback;
    this.marked = parts.marked;
    this.noise = parts.noise;
    int[] starts = new int[ratings.rows() + 1];
    for (int row = 0; row < ratings.rows(); row++) {
      int marks = marked ? feedback.count(row) : 0;
      starts[row + 1] = starts[row] + ratings.count(row) + marks + parts.features.count(row) + 1;
    }
    this.columns = new int[starts[ratings.rows()]];
    this.clean = new float[columns.length];
    int most = firstFeature() + parts.features.columns();
    for (int row = 0; row < ratings.rows(); row++) {
      int at = append(ratings, row, 0, scale(ratings.count(row), parts.power), starts[row]);
      if (marked) {
        double scale = scale(feedback.count(row), parts.power);
        at = append(feedback, row, ratings.columns(), scale, at);
      }
      at = append(parts.features, row, firstFeature(), 1, at);
      columns[at] = most;
      clean[at] = 1;
    }
    this.rated = new int[ratings.rows() + 1];
    for (int row = 0; row < ratings.rows(); row++) {
      rated[row + 1] = rated[row] + Math.min(1, ratings.count(row));
    }
    this.rows = CsrMatrix.of(most + 1, starts, columns, clean);
    this.noisy = noise == 0 ? clean : clean.clone();
  }

  /** What multiplies each of {@code count} inputs. */
  static double scale(int count, double power) {
    return count == 0 ? 1 : StrictMath.pow(count, -power);
  }

  private int append(CsrMatrix from, int row, int shift, double scale, int at) {
    int next = at;
    for (int p = from.start(row); p < from.end(row); p++) {
      columns[next] = shift + from.column(p);
      clean[next++] = (float) (scale * from.value(p));
    }
    return next;
  }

  private int firstFeature() {
    return marked ? 2 * ratings.columns() : ratings.columns();
  }

  /** The inputs without noise; the last column is the 1. */
  CsrMatrix rows() {
    return rows;
  }

  /** The columns by position: not a copy. */
  int[] columns() {
    return columns;
  }

  /** The inputs by position: not a copy. */
  float[] clean() {
    return clean;
  }

  /** The inputs with the noise last drawn: not a copy. */
  float[] noisy() {
    return noisy;
  }

  /** Draws which ratings are left out in {@code epoch}; what is left makes up for them. */
  void draw(long seed, int epoch, Workers workers) {
    if (noise == 0) {
      return;
    }
    workers.forEach(
        rows.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          for (int row = from; row < to; row++) {
            if (ratings.count(row) > 0) {
              long number = (long) epoch * rated[rows.rows()] + rated[row];
              draw(row, Seeds.random(seed, "input noise", number));
            }
          }
        });
  }

  private void draw(int row, SplittableRandom random) {
    float gain = (float) (1 / (1 - noise));
    int p = rows.start(row);
    int marks = p + ratings.count(row);
    for (int n = 0; n < feedback.count(row); n++) {
      float kept = random.nextDouble() < noise ? 0 : gain;
      if (p < marks && columns[p] == feedback.column(feedback.start(row) + n)) {
        noisy[p] = kept * clean[p];
        p++;
      }
      if (marked) {
        noisy[marks + n] = kept * clean[marks + n];
      }
    }
  }
}
