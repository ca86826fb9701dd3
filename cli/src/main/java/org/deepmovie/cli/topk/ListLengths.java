package org.deepmovie.cli.topk;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lengths of lists of recommendations.
 *
 * @param values ascending, from 1
 */
record ListLengths(List<Integer> values) {

  private static final Pattern RANGE = Pattern.compile("([1-9]\\d{0,8})(?:\\.\\.([1-9]\\d{0,8}))?");
  private static final int MAX_RANGE = 1000;
  private static final int MAX_TABULATED = 10;
  private static final int STANDARD_SHORTEST = 5;
  private static final int STANDARD_LONGEST = 50;

  ListLengths {
    values = values.stream().sorted().distinct().toList();
  }

  /**
   * Parses {@code 5..50}, {@code 5,10,20} or a mixture of both.
   *
   * @throws IllegalArgumentException if {@code text} has another form, or a range of more than
   *     {@value #MAX_RANGE} lengths
   */
  static ListLengths parse(String text) {
    return new ListLengths(
        Stream.of(text.split(",", -1)).flatMapToInt(part -> range(part, text)).boxed().toList());
  }

  private static IntStream range(String part, String text) {
    Matcher range = RANGE.matcher(part.strip());
    if (!range.matches()) {
      throw malformed(text);
    }
    int from = Integer.parseInt(range.group(1));
    int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
    if (to < from || to - from >= MAX_RANGE) {
      throw malformed(text);
    }
    return IntStream.rangeClosed(from, to);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "'; give numbers from 1 such as 5,10,20 or a range of at most "
            + MAX_RANGE
            + " such as 5..50");
  }

  /** The lengths from 5 to 50, as far as there are {@code items}. */
  static ListLengths standard(int items) {
    return new ListLengths(
        IntStream.rangeClosed(Math.min(STANDARD_SHORTEST, items), Math.min(STANDARD_LONGEST, items))
            .boxed()
            .toList());
  }

  /** The greatest length. */
  int longest() {
    return values.get(values.size() - 1);
  }

  /** At most ten lengths for a table, evenly spaced, with the least and the greatest. */
  List<Integer> tabulated() {
    int gaps = Math.min(MAX_TABULATED, values.size()) - 1;
    return IntStream.rangeClosed(0, gaps)
        .mapToObj(n -> values.get(gaps == 0 ? 0 : n * (values.size() - 1) / gaps))
        .toList();
  }

  int[] toArray() {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
