package org.deepmovie.internal.format;

import java.util.ArrayList;
import java.util.List;

/**
 * What a file is read for: the columns that it must have and those that it may have, in the order
 * of a file without a header.
 */
public enum RowContent {
  /** Ratings of items by users or, if there is no column of ratings, interactions. */
  RATINGS(
      List.of(ColumnRole.USER, ColumnRole.ITEM), List.of(ColumnRole.RATING, ColumnRole.TIMESTAMP)),
  /** Interactions of users and items; ratings and times are not read. */
  INTERACTIONS(List.of(ColumnRole.USER, ColumnRole.ITEM), List.of()),
  /** The ratings, or the interactions, of one user, who need not be named. */
  HISTORY(List.of(ColumnRole.ITEM), List.of(ColumnRole.RATING, ColumnRole.TIMESTAMP));

  private final List<ColumnRole> required;
  private final List<ColumnRole> order;

  RowContent(List<ColumnRole> required, List<ColumnRole> optional) {
    this.required = required;
    this.order = new ArrayList<>(required);
    this.order.addAll(optional);
  }

  /** The columns that a file must have. */
  List<ColumnRole> required() {
    return required;
  }

  /** The columns that are read, the required ones first. */
  List<ColumnRole> roles() {
    return List.copyOf(order);
  }

  /** Whether a column of ratings is read. */
  boolean hasRatings() {
    return order.contains(ColumnRole.RATING);
  }

  /** The usual order of the columns, such as "user,item,rating". */
  String example() {
    return switch (this) {
      case RATINGS -> "user,item,rating";
      case INTERACTIONS -> "user,item";
      case HISTORY -> "item,rating";
    };
  }
}
