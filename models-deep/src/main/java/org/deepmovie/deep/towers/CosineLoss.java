package org.deepmovie.deep.towers;

/**
 * The cosine loss of rated pairs,
 *
 * <pre>
 *   sum over the liked (u, i) of 1 - cos(u, v_i) + sum over the others of max(0, cos(u, v_i))
 * </pre>
 *
 * on the first {@code length} components of row-major vectors, a vector's length being taken for
 * sqrt(|u|^2 + {@value #SOFTENING}), so that one of zeros has a gradient.
 */
final class CosineLoss {

  private static final double SOFTENING = 1e-4;

  private final int length;
  private final Vectors users;
  private final Vectors items;

  /** Vectors scaled to length 1, and the gradient by them. */
  private static final class Vectors {
    private final int count;
    private final double[] unit;
    private final double[] norms;
    private final double[] gradient;

    Vectors(double[] values, int columns, int length) {
      this.count = values.length / columns;
      this.unit = new double[count * length];
      this.norms = new double[count];
      this.gradient = new double[count * length];
      for (int row = 0; row < count; row++) {
        double squares = SOFTENING;
        for (int k = 0; k < length; k++) {
          squares += values[row * columns + k] * values[row * columns + k];
        }
        norms[row] = Math.sqrt(squares);
        for (int k = 0; k < length; k++) {
          unit[row * length + k] = values[row * columns + k] / norms[row];
        }
      }
    }

    /** Adds what the gradient by the unit vectors means for the vectors, times {@code scale}. */
    void addTo(double[] sums, int columns, int length, double scale) {
      for (int row = 0; row < count; row++) {
        double along = 0;
        for (int k = 0; k < length; k++) {
          along += gradient[row * length + k] * unit[row * length + k];
        }
        for (int k = 0; k < length; k++) {
          int p = row * length + k;
          sums[row * columns + k] += scale * (gradient[p] - along * unit[p]) / norms[row];
        }
      }
    }
  }

  /**
   * The loss on vectors of users and items, rows of {@code userColumns} and {@code itemColumns}.
   */
  CosineLoss(double[] users, int userColumns, double[] items, int itemColumns, int length) {
    this.length = length;
    this.users = new Vectors(users, userColumns, length);
    this.items = new Vectors(items, itemColumns, length);
  }

  /** The loss of one pair; its gradient is kept. */
  double add(int user, int item, boolean liked) {
    int from = user * length;
    int at = item * length;
    double cosine = 0;
    for (int k = 0; k < length; k++) {
      cosine += users.unit[from + k] * items.unit[at + k];
    }
    if (!liked && cosine <= 0) {
      return 0;
    }
    double slope = liked ? -1 : 1;
    for (int k = 0; k < length; k++) {
      users.gradient[from + k] += slope * items.unit[at + k];
      items.gradient[at + k] += slope * users.unit[from + k];
    }
    return liked ? 1 - cosine : cosine;
  }

  /** Adds {@code scale} times the gradient of all pairs. */
  void addGradient(
      double[] userSums, int userColumns, double[] itemSums, int itemColumns, double scale) {
    users.addTo(userSums, userColumns, length, scale);
    items.addTo(itemSums, itemColumns, length, scale);
  }
}
