package org.deepmovie.internal.rows;

import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.Optional;

/**
 * How a text is divided into rows of fields.
 *
 * @param syntax the kind of text
 * @param delimiter the text between two fields, or {@link #BLANKS}; empty for JSON
 * @param quotes how fields are quoted
 */
public record RowFormat(RowSyntax syntax, String delimiter, RowQuotes quotes) {

  /** The delimiter that stands for a run of spaces and tabs. */
  public static final String BLANKS = " ";

  /** Kinds of text. */
  public enum RowSyntax {
    /** Lines of fields between delimiters, or CSV. */
    DELIMITED,
    /** The same, but each line is quoted as a whole. */
    QUOTED_LINES,
    /** An object a line. */
    JSON,
    /** Ratings by movie, as in the Netflix Prize. */
    NETFLIX
  }

  private static final Map<String, String> NAMES =
      Map.of(",", "commas", ";", "semicolons", "\t", "tabs", "|", "bars", BLANKS, "blanks");

  /** Fields between {@code delimiter}, never quoted. */
  public static RowFormat unquoted(String delimiter) {
    return new RowFormat(RowSyntax.DELIMITED, delimiter, RowQuotes.NONE);
  }

  /** Fields between {@code delimiter}, quoted as in RFC 4180. */
  public static RowFormat csv(char delimiter) {
    return new RowFormat(RowSyntax.DELIMITED, String.valueOf(delimiter), RowQuotes.RFC_4180);
  }

  /** The format of a text that begins with {@code start}, if it is not delimited. */
  public static Optional<RowFormat> undelimited(String start) {
    if (JsonRowReader.START.matcher(start).lookingAt()) {
      return Optional.of(new RowFormat(RowSyntax.JSON, "", RowQuotes.NONE));
    }
    return NetflixRowReader.START.matcher(start).lookingAt()
        ? Optional.of(new RowFormat(RowSyntax.NETFLIX, "", RowQuotes.NONE))
        : Optional.empty();
  }

  /**
   * Opens a text.
   *
   * @param source the file's name in messages
   */
  public RowReader open(String source, Reader reader) throws IOException {
    return switch (syntax) {
      case JSON -> new JsonRowReader(source, reader);
      case NETFLIX -> new NetflixRowReader(source, reader);
      case DELIMITED -> openDelimited(source, reader);
      case QUOTED_LINES -> openDelimited(source, new QuotedLineReader(reader));
    };
  }

  private RowReader openDelimited(String source, Reader reader) {
    Character quote = quotes.quote();
    if (quote == null) {
      return new DelimitedRowReader(source, reader, delimiter);
    }
    Character escape = quotes.escape();
    Reader doubled = escape == null ? reader : new UnescapingReader(reader, quote, escape);
    return new CsvRowReader(source, doubled, delimiter.charAt(0), quote);
  }

  /** A description for reports, such as "fields between commas". */
  public String description() {
    return switch (syntax) {
      case JSON -> "JSON objects";
      case NETFLIX -> "the form of the Netflix Prize";
      case DELIMITED -> fields();
      case QUOTED_LINES -> "lines in quotes, " + fields();
    };
  }

  private String fields() {
    return "fields between " + NAMES.getOrDefault(delimiter, "'" + delimiter + "'");
  }
}
