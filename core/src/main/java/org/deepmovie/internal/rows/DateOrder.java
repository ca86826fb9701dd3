package org.deepmovie.internal.rows;

/** Which comes first in dates such as 3/6/2009, as the dates of a column show. */
public enum DateOrder {
  /** No date shows it. */
  UNKNOWN,
  DAY_FIRST,
  MONTH_FIRST,
  /** Some dates show the one, some the other. */
  CONTRADICTORY;

  /** What the date {@code text} shows: a number beyond 12 is the day. */
  public static DateOrder of(String text) {
    return CalendarDates.order(text);
  }

  /** What is known from dates that show this and dates that show {@code other}. */
  public DateOrder and(DateOrder other) {
    if (this == other || other == UNKNOWN) {
      return this;
    }
    return this == UNKNOWN ? other : CONTRADICTORY;
  }

  /** Whether dates can be read in this order. */
  public boolean isKnown() {
    return this == DAY_FIRST || this == MONTH_FIRST;
  }
}
