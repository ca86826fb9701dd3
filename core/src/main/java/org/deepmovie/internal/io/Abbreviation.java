package org.deepmovie.internal.io;

import java.util.List;
import java.util.stream.Collectors;
import org.deepmovie.internal.message.MessageText;

/** Texts from outside, short enough for a message. */
public final class Abbreviation {

  private static final int LENGTH = 40;

  private Abbreviation() {}

  /** {@code text} in one line, or its beginning and three dots. */
  public static String of(String text) {
    return MessageText.oneLine(text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "...");
  }

  /** The first {@code most} of {@code names}, and three dots if there are more. */
  public static String of(List<String> names, int most) {
    return names.stream().limit(most).collect(Collectors.joining(", "))
        + (names.size() > most ? ", ..." : "");
  }
}
