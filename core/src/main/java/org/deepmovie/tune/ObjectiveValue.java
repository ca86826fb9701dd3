package org.deepmovie.tune;

import java.util.List;
import java.util.stream.Stream;

/**
 * The value of an {@link Objective} for one fit.
 *
 * @param measure the name of the error, such as "RMSE"
 * @param error the error by which trials are chosen; less is better
 * @param others further errors, by which trials are compared
 */
public record ObjectiveValue(String measure, double error, List<ObjectiveValue> others) {

  public ObjectiveValue {
    others = List.copyOf(others);
  }

  /** A single error. */
  public ObjectiveValue(String measure, double error) {
    this(measure, error, List.of());
  }

  /** The value of errors by decreasing importance; at least one. */
  static ObjectiveValue of(List<ObjectiveValue> errors) {
    ObjectiveValue first = errors.get(0);
    return new ObjectiveValue(first.measure(), first.error(), errors.subList(1, errors.size()));
  }

  /** The error by which trials are chosen, then the others. */
  public List<ObjectiveValue> all() {
    return Stream.concat(Stream.of(this), others.stream()).toList();
  }

  /** Whether no error is higher than that of {@code other}, and one is lower. */
  boolean dominates(ObjectiveValue other) {
    boolean lower = false;
    for (int n = 0; n < all().size(); n++) {
      double difference = all().get(n).error() - other.all().get(n).error();
      if (difference > 0) {
        return false;
      }
      lower |= difference < 0;
    }
    return lower;
  }
}
