package org.deepmovie.cli;

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
  private static final int MOST = 1000;
  private static final int SHOWN = 10;

  ListLengths {
    values = values.stream().sorted().distinct().toList();
  }

  /**
   * Reads {@code 5..50}, {@code 5,10,20} or both mixed.
   *
   * @throws IllegalArgumentException if it is nothing of the kind, or a range of more than {@value
   *     #MOST}
   */
  static ListLengths parse(String text) {
    return new ListLengths(
        Stream.of(text.split(",", -1)).flatMapToInt(part -> range(part, text)).boxed().toList());
  }

  private static IntStream range(String part, String text) {
    Matcher range = RANGE.matcher(part.strip());
    if (!range.matches()) {
      throw refused(text);
    }
    int from = Integer.parseInt(range.group(1));
    int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
    if (to < from || to - from >= MOST) {
      throw refused(text);
    }
    return IntStream.rangeClosed(from, to);
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "--lengths "
            + text
            + "; give numbers from 1 such as 5,10,20 or a range of at most "
            + MOST
            + " such as 5..50");
  }

  /** Five to fifty, or what of it there are items for. */
  static ListLengths standard(int items) {
    return new ListLengths(
        IntStream.rangeClosed(Math.min(5, items), Math.min(50, items)).boxed().toList());
  }

  /** The greatest. */
  int longest() {
    return values.get(values.size() - 1);
  }

  /** As many as a table has room for, evenly spread, with the least and the greatest. */
  List<Integer> shown() {
    int gaps = Math.min(SHOWN, values.size()) - 1;
    return IntStream.rangeClosed(0, gaps)
        .mapToObj(n -> values.get(gaps == 0 ? 0 : n * (values.size() - 1) / gaps))
        .toList();
  }

  int[] toArray() {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
