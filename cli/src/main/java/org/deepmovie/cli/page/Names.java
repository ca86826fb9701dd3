package org.deepmovie.cli.page;

import com.google.common.base.CharMatcher;
import java.util.Locale;

/** Names that may stand in files and addresses. */
final class Names {

  private static final CharMatcher KEPT =
      CharMatcher.inRange('a', 'z').or(CharMatcher.inRange('0', '9'));

  private Names() {}

  /** {@code text} in lower case, hyphens in place of whatever is no letter of a to z or digit. */
  static String of(String text) {
    return KEPT.negate().trimAndCollapseFrom(text.toLowerCase(Locale.ROOT), '-');
  }
}
