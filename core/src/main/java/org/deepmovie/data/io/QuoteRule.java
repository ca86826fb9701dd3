package org.deepmovie.data.io;

import java.util.Objects;
import java.util.Optional;
import org.deepmovie.internal.rows.RowQuotes;

/**
 * How fields may be quoted.
 *
 * @param quote the character around a quoted field; empty if fields are never quoted
 * @param escape the character before a quote within a quoted field; empty if such a quote is
 *     doubled, as RFC 4180 has it
 */
public record QuoteRule(Optional<Character> quote, Optional<Character> escape) {

  /** Fields are never quoted. */
  public static final QuoteRule NONE = new QuoteRule(Optional.empty(), Optional.empty());

  /** Fields may be in double quotes, and a quote within them is doubled. */
  public static final QuoteRule RFC_4180 = new QuoteRule(Optional.of('"'), Optional.empty());

  /**
   * Checks the characters.
   *
   * @throws IllegalArgumentException if there is an escape character without a quote, both are the
   *     same, or one is a line end
   */
  public QuoteRule {
    Objects.requireNonNull(quote, "quote");
    Objects.requireNonNull(escape, "escape");
    if (escape.isPresent() && (quote.isEmpty() || quote.equals(escape))) {
      throw new IllegalArgumentException(
          "the escape character "
              + escape.get()
              + " needs quotes of another character; give quotes, or no escape character");
    }
    if ("\r\n".indexOf(quote.orElse('"')) >= 0 || "\r\n".indexOf(escape.orElse('"')) >= 0) {
      throw new IllegalArgumentException("a line end cannot be a quote or an escape character");
    }
  }

  /** Double quotes, in which {@code escape} goes before a quote. */
  public static QuoteRule escapedBy(char escape) {
    return new QuoteRule(Optional.of('"'), Optional.of(escape));
  }

  RowQuotes toRowQuotes() {
    return new RowQuotes(quote.orElse(null), escape.orElse(null));
  }
}
