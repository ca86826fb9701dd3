package org.deepmovie.cli.recommend;

import java.io.PrintWriter;
import java.util.List;
import org.deepmovie.internal.message.Abbreviation;

/**
 * What is done about items of an option that the model does not know.
 *
 * @param strict whether they are refused; otherwise they are left out and named
 * @param err is told which are left out
 */
record UnknownItems(boolean strict, PrintWriter err) {

  /** The number of items that a message names. */
  static final int MOST_NAMED = 10;

  /**
   * Refuses or names items.
   *
   * @param option the option that gives them, with its dashes
   * @param unknown those that the model does not know
   * @param given the number of all items of the option
   * @throws IllegalArgumentException if unknown items are refused, or all are unknown
   */
  void check(String option, List<String> unknown, int given) {
    if (unknown.isEmpty()) {
      return;
    }
    String named =
        "%d of the %d items of %s: %s"
            .formatted(unknown.size(), given, option, Abbreviation.of(unknown, MOST_NAMED));
    if (strict || unknown.size() == given) {
      throw new IllegalArgumentException("the model does not know " + named);
    }
    err.println("left out, as the model does not know them: " + named);
  }
}
