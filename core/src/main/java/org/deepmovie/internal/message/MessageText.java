package org.deepmovie.internal.message;

import java.util.regex.Pattern;

/** Messages quote names and values of files, which may hold any character. */
public final class MessageText {

  /** Controls, marks that reorder what is shown, halves of characters, and ends of lines. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private MessageText() {}

  /** {@code text} in one line, with a question mark for each character that cannot be shown. */
  public static String oneLine(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }
}
