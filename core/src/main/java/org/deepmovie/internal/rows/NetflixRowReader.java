package org.deepmovie.internal.rows;

import java.io.IOException;
import java.io.Reader;
import java.util.regex.Pattern;
import org.deepmovie.data.DataFormatException;

/**
 * Reads the form of the Netflix Prize: a line {@code movie:}, then a line {@code user,rating,date}
 * for each of its ratings. A row is user, movie, rating, date.
 */
final class NetflixRowReader implements RowReader {

  /** How such a file begins. */
  static final Pattern START = Pattern.compile("\\s*\\d+:\\s*\\R\\s*\\d+,\\d+,\\d{4}-");

  private final DelimitedRowReader lines;
  private String movie = "";

  NetflixRowReader(String source, Reader reader) {
    this.lines = new DelimitedRowReader(source, reader, ",");
  }

  @Override
  public boolean next() throws IOException {
    while (lines.next()) {
      if (lines.count() > 1) {
        lines.requireCount(3);
        return true;
      }
      String text = lines.field(0);
      if (!text.endsWith(":")) {
        throw lines.error("expected MOVIE: or USER,RATING,DATE");
      }
      movie = text.substring(0, text.length() - 1);
    }
    return false;
  }

  @Override
  public int count() {
    return 4;
  }

  @Override
  public String raw(int index) {
    return switch (index) {
      case 0 -> lines.raw(0);
      case 1 -> movie;
      default -> lines.raw(index - 1);
    };
  }

  @Override
  public long line() {
    return lines.line();
  }

  @Override
  public int blankLines() {
    return lines.blankLines();
  }

  @Override
  public DataFormatException error(String problem) {
    return lines.error(problem);
  }
}
