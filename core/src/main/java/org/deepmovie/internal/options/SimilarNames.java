package org.deepmovie.internal.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant who mistyped it. */
public final class SimilarNames {

  private SimilarNames() {}

  /** The end of an error message, such as " (did you mean pmf?)"; empty if no name is similar. */
  public static String hint(String typed, Collection<String> names) {
    return nearest(typed, names).map(name -> " (did you mean " + name + "?)").orElse("");
  }

  /**
   * The name with the fewest edits, if they are at most a third of its letters; the first of
   * several such names.
   */
  static Optional<String> nearest(String typed, Collection<String> names) {
    String lower = typed.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> Math.abs(lower.length() - name.length()) <= name.length())
        .filter(name -> 3 * edits(lower, name.toLowerCase(Locale.ROOT)) <= name.length() + 1)
        .min(Comparator.comparingInt(name -> edits(lower, name.toLowerCase(Locale.ROOT))));
  }

  /**
   * The number of edits: letters that are inserted, deleted or replaced, and neighbors that are
   * swapped (F. J. Damerau, CACM 7(3), 1964; no letter is edited twice).
   */
  private static int edits(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
        edits[i][j] = Math.min(least, edits[i - 1][j - 1] + replaced);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
      }
    }
    return edits[a.length()][b.length()];
  }
}
