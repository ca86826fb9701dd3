package org.deepmovie.internal.rows;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.internal.io.LineLimitReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of fields without quoting, such as {@code a::b}: between fixed delimiters, or between
 * runs of spaces and tabs. A line ends with a line feed, a carriage return, or both.
 */
public final class DelimitedRowReader implements RowReader {

  /** Bounds the memory that a damaged or hostile file can demand. */
  public static final int MAX_LINE_LENGTH = LineLimitReader.LONGEST_LINE;

  private static final Splitter BLANK_RUNS =
      Splitter.on(CharMatcher.anyOf(" \t")).omitEmptyStrings();

  private final String source;
  private final Reader reader;
  private final String delimiter;
  private final List<String> fields = new ArrayList<>();

  private char[] buffer = new char[1 << 14];
  private int position;
  private int limit;
  private boolean afterCarriageReturn;
  private long number;
  private int blankLines;
  private String line = "";

  /**
   * Reads {@code reader}.
   *
   * @param source the file's name in messages
   * @param delimiter the text between two fields, or {@link RowFormat#BLANKS}
   */
  public DelimitedRowReader(String source, Reader reader, String delimiter) {
    this.source = source;
    this.reader = reader;
    this.delimiter = delimiter;
  }

  @Override
  public boolean next() throws IOException {
    int blank = 0;
    for (String next; (next = readLine()) != null; ) {
      number++;
      if (!next.isBlank()) {
        line = next;
        split();
        return true;
      }
      blankLines++;
      RowReader.requireEndOfGap(source, number, ++blank);
    }
    return false;
  }

  private void split() {
    fields.clear();
    if (delimiter.equals(RowFormat.BLANKS)) {
      fields.addAll(BLANK_RUNS.splitToList(line));
      return;
    }
    int from = 0;
    for (int to; (to = line.indexOf(delimiter, from)) >= 0; from = to + delimiter.length()) {
      fields.add(line.substring(from, to));
    }
    fields.add(line.substring(from));
  }

  /** The next line, or null at the end. */
  private @Nullable String readLine() throws IOException {
    int scanned = position;
    while (true) {
      for (int p = scanned; p < limit; p++) {
        char c = buffer[p];
        if (c == '\n' && afterCarriageReturn && p == position) {
          afterCarriageReturn = false;
          position++;
        } else if (c == '\n' || c == '\r') {
          afterCarriageReturn = c == '\r';
          return consume(p);
        }
      }
      scanned = limit - position;
      if (!fill()) {
        return position == limit ? null : consume(limit);
      }
    }
  }

  private String consume(int end) {
    String consumed = new String(buffer, position, end - position);
    position = Math.min(end + 1, limit);
    return consumed;
  }

  /** Moves the unfinished line to the start of the buffer and reads more; false at the end. */
  private boolean fill() throws IOException {
    limit -= position;
    System.arraycopy(buffer, position, buffer, 0, limit);
    position = 0;
    if (limit == buffer.length) {
      if (limit >= MAX_LINE_LENGTH) {
        throw new DataFormatException(
            source,
            number + 1,
            new String(buffer, 0, 100),
            "line longer than " + MAX_LINE_LENGTH + " characters");
      }
      buffer = Arrays.copyOf(buffer, 2 * limit);
    }
    int read = reader.read(buffer, limit, buffer.length - limit);
    limit += Math.max(read, 0);
    return read >= 0;
  }

  /** The whole line. */
  public String text() {
    return line;
  }

  @Override
  public long line() {
    return number;
  }

  @Override
  public int blankLines() {
    return blankLines;
  }

  @Override
  public int count() {
    return fields.size();
  }

  @Override
  public String raw(int index) {
    return fields.get(index);
  }

  @Override
  public DataFormatException error(String problem) {
    return new DataFormatException(source, number, line, problem);
  }
}
