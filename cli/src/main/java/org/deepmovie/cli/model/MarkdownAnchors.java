package org.deepmovie.cli.model;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The anchors of a Markdown page's headings, as GitHub makes them: lower case, without punctuation,
 * hyphens for blanks, and a number behind one that exists already. Headings are added in the order
 * of the page.
 */
public final class MarkdownAnchors {

  private final Set<String> anchors = new HashSet<>();

  /** Adds the heading {@code text} and returns its anchor. */
  public String add(String text) {
    String slug =
        text.strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N} _-]", "")
            .replace(' ', '-');
    String anchor = slug;
    for (int n = 1; !anchors.add(anchor); n++) {
      anchor = slug + "-" + n;
    }
    return anchor;
  }

  /** Whether a heading has {@code anchor}. */
  public boolean contains(String anchor) {
    return anchors.contains(anchor);
  }
}
