package org.deepmovie.internal.bulk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import org.deepmovie.data.Rating;
import org.deepmovie.internal.format.RatingColumns;
import org.deepmovie.internal.rows.RowReader;

/** Parses blocks of lines. A thread has one of its own, with its own numbers of ids. */
final class BlockParser {

  private static final int MOST_DIGITS = 11;

  private final PlainFormat format;
  private final int user;
  private final int item;
  private final int rating;
  private final int timestamp;
  private final int width;
  private final byte[] delimiter;
  private final boolean quoted;
  private final byte quote;
  private final boolean digitsAreSeconds;
  private final boolean[] special = new boolean[1 << Byte.SIZE];
  private final int[] from;
  private final int[] to;
  private final RatingTexts ratingTexts;

  private final ByteIds users = new ByteIds();
  private final ByteIds items = new ByteIds();
  private int blankLines;
  private int trimmedIds;
  private int unratedRows;

  private int[] rowUsers = new int[1 << 15];
  private int[] rowItems = new int[1 << 15];
  private float[] rowValues = new float[1 << 15];
  private long[] rowTimes = new long[1 << 15];
  private int rows;
  private boolean timed;

  BlockParser(PlainFormat format) {
    this.format = format;
    this.user = format.columns().user();
    this.item = format.columns().item();
    this.rating = format.columns().rating();
    this.timestamp = format.columns().timestamp();
    this.width = format.columns().count();
    this.delimiter = format.delimiter();
    Byte quoteByte = format.quote();
    this.quoted = quoteByte != null;
    this.quote = quoteByte == null ? 0 : quoteByte;
    this.digitsAreSeconds = format.times().readsDigitsAsSeconds();
    this.from = new int[width];
    this.to = new int[width];
    this.ratingTexts = new RatingTexts(format.values());
    special['\n'] = true;
    special['\r'] = true;
    special[delimiter[0]] = true;
    if (quoted) {
      special[quote] = true;
    }
  }

  ByteIds users() {
    return users;
  }

  ByteIds items() {
    return items;
  }

  int blankLines() {
    return blankLines;
  }

  int trimmedIds() {
    return trimmedIds;
  }

  int unratedRows() {
    return unratedRows;
  }

  /**
   * The ratings of a block, by this parser's numbers of ids.
   *
   * @param timestamps the times; empty if none is known
   */
  record ParsedBlock(
      BlockParser parser, int[] users, int[] items, float[] values, long[] timestamps) {}

  /**
   * Parses a block.
   *
   * @throws UnusualTextException if something is not plain
   */
  ParsedBlock parse(LineBlocks.LineBlock block) {
    byte[] bytes = block.bytes;
    rows = 0;
    timed = false;
    requireUtf8(bytes, block.length());
    int p = 0;
    if (block.number() == 0) {
      p = skipRows(bytes, block.length());
    }
    while (p < block.length()) {
      p = parseLine(bytes, p);
    }
    return new ParsedBlock(
        this,
        Arrays.copyOf(rowUsers, rows),
        Arrays.copyOf(rowItems, rows),
        Arrays.copyOf(rowValues, rows),
        timed ? Arrays.copyOf(rowTimes, rows) : new long[0]);
  }

  private static void requireUtf8(byte[] bytes, int length) {
    byte all = 0;
    for (int p = 0; p < length; p++) {
      all |= bytes[p];
    }
    if (all < 0) {
      try {
        CharBuffer unused =
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      } catch (CharacterCodingException notUtf8) {
        throw new UnusualTextException();
      }
    }
  }

  /** So many that some may be one gap need a closer look. */
  private void addBlankLine() {
    if (++blankLines > RowReader.MOST_BLANK_LINES) {
      throw new UnusualTextException();
    }
  }

  /** Skips the byte order mark and the rows before the first rating. */
  private int skipRows(byte[] bytes, int length) {
    boolean marked = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB;
    int p = marked ? 3 : 0;
    for (int skipped = 0; skipped < format.rowsBefore(); ) {
      if (p >= length) {
        throw new UnusualTextException();
      }
      int end = p;
      int quotes = 0;
      for (; bytes[end] != '\n'; end++) {
        quotes += quoted && bytes[end] == quote ? 1 : 0;
        if (bytes[end] == '\r' && bytes[end + 1] != '\n') {
          throw new UnusualTextException();
        }
      }
      if (quotes % 2 != 0) {
        throw new UnusualTextException();
      }
      if (isBlank(bytes, p, end)) {
        addBlankLine();
      } else {
        skipped++;
      }
      p = end + 1;
    }
    return p;
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int p = from; p < to; p++) {
      if (!isWhitespace(bytes[p])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWhitespace(byte character) {
    return character >= 0 && Character.isWhitespace((char) character);
  }

  /** Parses the line at {@code start} and returns where the next one starts. */
  private int parseLine(byte[] bytes, int start) {
    int fields = 0;
    int p = start;
    while (true) {
      int fieldStart = p;
      int fieldEnd;
      if (quoted && bytes[p] == quote) {
        fieldStart = ++p;
        while (bytes[p] != quote) {
          if (bytes[p] == '\n' || bytes[p] == '\r') {
            throw new UnusualTextException();
          }
          p++;
        }
        fieldEnd = p++;
        if (!isEnd(bytes, p)) {
          throw new UnusualTextException();
        }
      } else {
        while (!isEnd(bytes, p)) {
          p++;
        }
        fieldEnd = p;
      }
      if (fields < width) {
        from[fields] = fieldStart;
        to[fields] = fieldEnd;
      }
      fields++;
      if (bytes[p] == '\n' || bytes[p] == '\r') {
        break;
      }
      p += delimiter.length;
    }
    int end = p;
    p += bytes[p] == '\r' ? 2 : 1;
    if (fields == width) {
      addRow(bytes);
    } else if (isBlank(bytes, start, end) && (fields == 1 || !quoted)) {
      addBlankLine();
    } else {
      throw new UnusualTextException();
    }
    return p;
  }

  /** Whether a field ends before {@code p}: at a delimiter or the end of a line. */
  private boolean isEnd(byte[] bytes, int p) {
    byte character = bytes[p];
    if (character < 0 || !special[character]) {
      return false;
    }
    if (character == '\n') {
      return true;
    }
    if (character == '\r') {
      if (bytes[p + 1] != '\n') {
        throw new UnusualTextException();
      }
      return true;
    }
    if (character == delimiter[0]) {
      for (int n = 1; n < delimiter.length; n++) {
        if (bytes[p + n] != delimiter[n]) {
          return false;
        }
      }
      return true;
    }
    throw new UnusualTextException();
  }

  private void addRow(byte[] bytes) {
    if (rating != RatingColumns.NONE) {
      strip(bytes, rating);
    }
    double value =
        rating == RatingColumns.NONE ? 1 : ratingTexts.value(bytes, from[rating], to[rating]);
    if (Double.isNaN(value)) {
      unratedRows++;
      return;
    }
    if (rows == rowUsers.length) {
      grow();
    }
    rowUsers[rows] = id(bytes, user, users);
    rowItems[rows] = id(bytes, item, items);
    rowValues[rows] = (float) value;
    long time = timestamp == RatingColumns.NONE ? Rating.NO_TIMESTAMP : time(bytes);
    rowTimes[rows] = time;
    timed |= time != Rating.NO_TIMESTAMP;
    rows++;
  }

  private int id(byte[] bytes, int column, ByteIds ids) {
    int length = to[column] - from[column];
    strip(bytes, column);
    if (to[column] - from[column] != length) {
      trimmedIds++;
    }
    if (from[column] == to[column]) {
      throw new UnusualTextException();
    }
    return ids.add(bytes, from[column], to[column]);
  }

  /** Strips white space in ASCII; gives up on any other around the field. */
  private void strip(byte[] bytes, int column) {
    int start = from[column];
    int end = to[column];
    while (start < end && isWhitespace(bytes[start])) {
      start++;
    }
    while (start < end && isWhitespace(bytes[end - 1])) {
      end--;
    }
    if (start < end && (bytes[start] < 0 || bytes[end - 1] < 0)) {
      String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      if (!text.strip().equals(text)) {
        throw new UnusualTextException();
      }
    }
    from[column] = start;
    to[column] = end;
  }

  private long time(byte[] bytes) {
    strip(bytes, timestamp);
    int start = from[timestamp];
    int end = to[timestamp];
    if (start == end) {
      return Rating.NO_TIMESTAMP;
    }
    if (digitsAreSeconds && end - start <= MOST_DIGITS) {
      long seconds = 0;
      int p = start;
      while (p < end && bytes[p] >= '0' && bytes[p] <= '9') {
        seconds = 10 * seconds + bytes[p++] - '0';
      }
      if (p == end) {
        return seconds;
      }
    }
    OptionalLong seconds =
        format.times().parse(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    return seconds.orElseThrow(UnusualTextException::new);
  }

  private void grow() {
    int capacity = 2 * rows;
    rowUsers = Arrays.copyOf(rowUsers, capacity);
    rowItems = Arrays.copyOf(rowItems, capacity);
    rowValues = Arrays.copyOf(rowValues, capacity);
    rowTimes = Arrays.copyOf(rowTimes, capacity);
  }
}
