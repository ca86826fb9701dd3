package org.deepmovie.internal.rows;

import org.jspecify.annotations.Nullable;

/**
 * How fields are quoted.
 *
 * @param quote the character around a field that may contain any other, or null for none
 * @param escape the character before a quote within a quoted field, or null if such a quote is
 *     doubled
 */
public record RowQuotes(@Nullable Character quote, @Nullable Character escape) {

  /** Fields are never quoted. */
  public static final RowQuotes NONE = new RowQuotes(null, null);

  /** Double quotes, which are doubled within a field, as RFC 4180 has it. */
  public static final RowQuotes RFC_4180 = new RowQuotes('"', null);
}
