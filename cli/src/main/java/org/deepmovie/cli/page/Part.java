package org.deepmovie.cli.page;

import java.util.List;

/**
 * A part of the page.
 *
 * @param title one line
 * @param exhibits what is to be seen
 * @param missing sentences that say what the data lacks
 */
public record Part(String title, List<Exhibit> exhibits, List<String> missing) {

  public Part {
    exhibits = List.copyOf(exhibits);
    missing = List.copyOf(missing);
  }
}
