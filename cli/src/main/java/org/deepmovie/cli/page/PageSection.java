package org.deepmovie.cli.page;

import java.util.List;

/**
 * A section of the page.
 *
 * @param title one line
 * @param charts in the order of the page
 * @param missing sentences that say what the data lacks
 */
public record PageSection(String title, List<CaptionedChart> charts, List<String> missing) {

  public PageSection {
    charts = List.copyOf(charts);
    missing = List.copyOf(missing);
  }
}
