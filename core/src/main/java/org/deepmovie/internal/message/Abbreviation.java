package org.deepmovie.internal.message;

import java.util.List;
import java.util.stream.Collectors;

/** Texts from outside, short enough for a message. */
public final class Abbreviation {

  private static final int LENGTH = 40;
  private static final int LINE = 80;
  private static final int SENTENCE = 300;

  private Abbreviation() {}

  /** {@code text} in one line, or its beginning and three dots. */
  public static String of(String text) {
    return of(text, LENGTH);
  }

  /** A line of a file, or its beginning and three dots. */
  public static String ofLine(String text) {
    return of(text, LINE);
  }

  /** A sentence of untrusted text on one line, of its beginning if it is long. */
  public static String ofSentence(String text) {
    return of(text, SENTENCE);
  }

  private static String of(String text, int most) {
    return MessageText.oneLine(text.length() <= most ? text : text.substring(0, most) + "...");
  }

  /** The first {@code most} of {@code names}, each shortened, and three dots if there are more. */
  public static String of(List<String> names, int most) {
    return names.stream().limit(most).map(Abbreviation::of).collect(Collectors.joining(", "))
        + (names.size() > most ? ", ..." : "");
  }
}
