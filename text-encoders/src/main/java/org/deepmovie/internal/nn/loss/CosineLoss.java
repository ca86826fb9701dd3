package org.deepmovie.internal.nn.loss;

/**
 * The cosine loss of rated pairs of a user u and an item i,
 *
 * <pre>
 *   L = sum over the liked (u, i) of 1 - cos(u, v_i) + sum over the others of max(0, cos(u, v_i))
 * </pre>
 *
 * on the first {@code length} components of row-major vectors. The norm of a vector is taken as
 * sqrt(|u|^2 + {@value #SOFTENING}), so that a vector of zeros has a gradient.
 */
public final class CosineLoss {

  private static final double SOFTENING = 1e-4;

  private final int length;
  private final UnitVectors users;
  private final UnitVectors items;

  /** Vectors scaled to length 1, and the gradient by them. */
  private static final class UnitVectors {
    private final int count;
    private final double[] unit;
    private final double[] norms;
    private final double[] gradient;

    UnitVectors(double[] values, int columns, int length) {
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

    /** Adds {@code scale} times the gradient by the vectors, found from that by unit vectors. */
    void addGradient(double[] sums, int columns, int length, double scale) {
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
   * The loss of no pairs yet.
   *
   * @param users vectors of the users, users x {@code userColumns}
   * @param items vectors of the items, items x {@code itemColumns}
   * @param length the number of components that count, from the first
   */
  public CosineLoss(double[] users, int userColumns, double[] items, int itemColumns, int length) {
    this.length = length;
    this.users = new UnitVectors(users, userColumns, length);
    this.items = new UnitVectors(items, itemColumns, length);
  }

  /** Adds a pair, and gives its loss. */
  public double add(int user, int item, boolean liked) {
    int u = user * length;
    int i = item * length;
    double cosine = 0;
    for (int k = 0; k < length; k++) {
      cosine += users.unit[u + k] * items.unit[i + k];
    }
    if (!liked && cosine <= 0) {
      return 0;
    }
    double slope = liked ? -1 : 1;
    for (int k = 0; k < length; k++) {
      users.gradient[u + k] += slope * items.unit[i + k];
      items.gradient[i + k] += slope * users.unit[u + k];
    }
    return liked ? 1 - cosine : cosine;
  }

  /** Adds {@code scale} times the gradient of all pairs' loss to sums of the vectors' shape. */
  public void addGradient(
      double[] userSums, int userColumns, double[] itemSums, int itemColumns, double scale) {
    users.addGradient(userSums, userColumns, length, scale);
    items.addGradient(itemSums, itemColumns, length, scale);
  }
}
