package org.deepmovie.cli.page;

import com.google.common.base.CharMatcher;
import java.util.Locale;

/** Names that are valid in file names and URLs. */
public final class Slug {

  private static final CharMatcher ALLOWED =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9'));

  private Slug() {}

  /** {@code text} in lower case, with hyphens instead of all but the letters a to z and digits. */
  public static String of(String text) {
    return ALLOWED.negate().trimAndCollapseFrom(text.toLowerCase(Locale.ROOT), '-');
  }
}
