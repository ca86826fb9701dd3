package org.deepmovie.internal.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deepmovie.data.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV (RFC 4180): a quoted field may contain any character. A quote that is never closed is
 * an error.
 */
final class CsvRowReader implements RowReader {

  private static final Pattern LINE = Pattern.compile("started in line (\\d+)");
  private static final String ADVICE =
      "; is a quote not closed, or one within a field not doubled? --escape and --quote (in Java"
          + " DelimitedFormat) read other forms";

  /** Comments are not read as such, but their character must not be the quote or the delimiter. */
  private static final char NO_COMMENT = '\0';

  private final String source;
  private final char delimiter;
  private final Iterator<CsvRecord> records;
  private @Nullable CsvRecord record;
  private int blankLines;

  CsvRowReader(String source, Reader reader, char delimiter, char quote) {
    if (delimiter == quote) {
      throw new IllegalArgumentException(
          "%s: '%s' is between fields and cannot be their quote; give another delimiter or quote"
              .formatted(source, quote));
    }
    this.source = source;
    this.delimiter = delimiter;
    this.records =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .quoteCharacter(quote)
            .commentCharacter(NO_COMMENT)
            .skipEmptyLines(false)
            .acceptCharsAfterQuotes(false)
            .ofCsvRecord(new EndMarkedReader(reader))
            .iterator();
  }

  @Override
  public boolean next() throws IOException {
    int blank = 0;
    try {
      while (records.hasNext()) {
        CsvRecord next = records.next();
        String last = next.getField(next.getFieldCount() - 1);
        if (last.endsWith(EndMarkedReader.MARK)) {
          if (next.getFieldCount() == 1 && last.equals(EndMarkedReader.MARK)) {
            return false;
          }
          throw openQuote(next, last);
        }
        if (next.getFieldCount() > 1 || !last.isBlank()) {
          record = next;
          return true;
        }
        blankLines++;
        RowReader.requireEndOfGap(source, next.getStartingLineNumber(), ++blank);
      }
      return false;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw malformed(e);
    }
  }

  private DataFormatException openQuote(CsvRecord open, String last) {
    List<String> before = open.getFields().subList(0, open.getFieldCount() - 1);
    long line =
        open.getStartingLineNumber() + before.stream().mapToLong(CsvRowReader::lineEnds).sum();
    String start = last.lines().findFirst().orElse("").replace(EndMarkedReader.MARK, "");
    return new DataFormatException(
        source, line, start, "the quote before this text is never closed" + ADVICE);
  }

  private static long lineEnds(String field) {
    return field.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
  }

  private DataFormatException malformed(CsvParseException error) {
    String message = error.getMessage() == null ? "" : error.getMessage();
    Throwable cause = error.getCause() == null ? error : error.getCause();
    Matcher line = LINE.matcher(message);
    String where = line.find() ? source + ":" + line.group(1) : source;
    String problem =
        String.valueOf(cause.getMessage()).contains("maximum buffer size")
            ? "a field exceeds the maximum of 16 million characters"
            : String.valueOf(cause.getMessage());
    return new DataFormatException(where, "not CSV: " + problem + ADVICE);
  }

  private CsvRecord current() {
    return Objects.requireNonNull(record, "next() comes first");
  }

  @Override
  public int count() {
    return current().getFieldCount();
  }

  @Override
  public String raw(int index) {
    return current().getField(index);
  }

  @Override
  public long line() {
    return current().getStartingLineNumber();
  }

  @Override
  public int blankLines() {
    return blankLines;
  }

  @Override
  public DataFormatException error(String problem) {
    String row = String.join(String.valueOf(delimiter), current().getFields());
    return new DataFormatException(source, line(), row, problem);
  }
}
