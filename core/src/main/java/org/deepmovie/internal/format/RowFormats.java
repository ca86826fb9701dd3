package org.deepmovie.internal.format;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.deepmovie.internal.rows.DecodedText.TextSample;
import org.deepmovie.internal.rows.QuotedLineReader;
import org.deepmovie.internal.rows.RowFormat;
import org.deepmovie.internal.rows.RowQuotes;

/** The ways in which a text may be divided into rows of fields, in the order of preference. */
public final class RowFormats {

  private static final List<String> DELIMITERS =
      List.of("::", "\t", ",", ";", "|", RowFormat.BLANKS);

  /** A first line by which Excel tells the delimiter, such as {@code sep=;}. */
  static final Pattern NAMED_DELIMITER = Pattern.compile("\"?(?i:sep)=([,;|\t]?)\"?");

  /** The number of first lines that are looked at. */
  private static final int QUOTED_LINES = 10;

  private RowFormats() {}

  /** The formats of a text that begins with {@code sample}, as far as they are not given. */
  static List<RowFormat> candidates(TextSample sample, GivenFormat given) {
    if (given.delimiter().isEmpty()) {
      Optional<RowFormat> other = RowFormat.undelimited(sample.text());
      if (other.isPresent()) {
        return List.of(other.get());
      }
    }
    List<RowFormat> formats =
        delimiters(sample, given).stream()
            .map(delimiter -> format(delimiter, given.quotes(), sample))
            .toList();
    return hasQuotedLines(sample)
        ? Stream.concat(formats.stream(), formats.stream().map(RowFormats::inQuotedLines)).toList()
        : formats;
  }

  private static List<String> delimiters(TextSample sample, GivenFormat given) {
    if (given.delimiter().isPresent()) {
      return List.of(given.delimiter().get());
    }
    Matcher named = NAMED_DELIMITER.matcher(sample.text().lines().findFirst().orElse("").strip());
    if (named.matches() && !named.group(1).isEmpty()) {
      return List.of(named.group(1));
    }
    return DELIMITERS.stream()
        .filter(delimiter -> given.quotes().isEmpty() || quotes(delimiter, given.quotes().get()))
        .toList();
  }

  /** Whether the first lines of a sample are quoted as a whole. */
  private static boolean hasQuotedLines(TextSample sample) {
    List<String> lines =
        sample.text().lines().filter(line -> !line.isBlank()).limit(QUOTED_LINES).toList();
    return !lines.isEmpty() && lines.stream().allMatch(QuotedLineReader::isQuoted);
  }

  private static RowFormat inQuotedLines(RowFormat format) {
    return new RowFormat(
        RowFormat.RowSyntax.QUOTED_LINES,
        format.delimiter(),
        isSingle(format.delimiter()) ? RowQuotes.RFC_4180 : RowQuotes.NONE);
  }

  /** The format of fields between {@code delimiter}, with the quotes that are usual there. */
  public static RowFormat usual(String delimiter, TextSample sample) {
    return format(delimiter, Optional.empty(), sample);
  }

  private static boolean quotes(String delimiter, RowQuotes rule) {
    return rule.quote() == null || isSingle(delimiter);
  }

  private static boolean isSingle(String delimiter) {
    return delimiter.length() == 1 && !delimiter.equals(RowFormat.BLANKS);
  }

  private static RowFormat format(String delimiter, Optional<RowQuotes> given, TextSample sample) {
    return new RowFormat(
        RowFormat.RowSyntax.DELIMITED,
        delimiter,
        given.orElseGet(() -> usualQuotes(delimiter, sample)));
  }

  /** Fields between tabs are quoted only if one in the first line is. */
  private static RowQuotes usualQuotes(String delimiter, TextSample sample) {
    if (!isSingle(delimiter)) {
      return RowQuotes.NONE;
    }
    if (!delimiter.equals("\t")) {
      return RowQuotes.RFC_4180;
    }
    String first = sample.text().stripLeading().lines().findFirst().orElse("");
    boolean quoted =
        List.of(first.split("\t")).stream().map(String::strip).anyMatch(f -> f.matches("\".*\""));
    return quoted ? RowQuotes.RFC_4180 : RowQuotes.NONE;
  }
}
