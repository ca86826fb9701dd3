package org.deepmovie.data;

import java.util.BitSet;
import java.util.Objects;
import org.deepmovie.internal.number.NumberLimits;

/**
 * Vectors of items, or of users, that somebody computed, such as embeddings of sentences or images:
 * a row for each of them, of which some may be unknown. Immutable.
 */
public final class GivenVectors {

  private final String name;
  private final FloatMatrix values;
  private final BitSet known;

  /**
   * Vectors on the given matrix, which is not copied.
   *
   * @param name of these vectors, such as "plots"
   * @param values items x dimensions
   * @param known the items whose row counts; the others' are ignored
   * @throws IllegalArgumentException if a known row holds a number that is not from -1e12 to 1e12,
   *     or there is no column
   */
  public GivenVectors(String name, FloatMatrix values, BitSet known) {
    this.name = Objects.requireNonNull(name, "name");
    this.values = values;
    this.known = (BitSet) known.clone();
    if (values.columns() == 0 || known.length() > values.rows()) {
      throw new IllegalArgumentException(
          "vectors " + name + ": a matrix of " + values.rows() + " x " + values.columns());
    }
    for (int row = known.nextSetBit(0); row >= 0; row = known.nextSetBit(row + 1)) {
      for (int column = 0; column < values.columns(); column++) {
        if (!NumberLimits.isInData(values.get(row, column))) {
          throw new IllegalArgumentException(
              "vectors "
                  + name
                  + ": row "
                  + row
                  + " holds "
                  + values.get(row, column)
                  + "; give numbers from -1e12 to 1e12");
        }
      }
    }
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The number of items, known or not. */
  public int size() {
    return values.rows();
  }

  /** The length of a vector. */
  public int dimension() {
    return values.columns();
  }

  /** Whether the vector of {@code item} is known. */
  public boolean isKnown(int item) {
    return known.get(item);
  }

  /** The number of known vectors. */
  public int count() {
    return known.cardinality();
  }

  /** A value of a known vector. */
  public float get(int item, int column) {
    return values.get(item, column);
  }
}
