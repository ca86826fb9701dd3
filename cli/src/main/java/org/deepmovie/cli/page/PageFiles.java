package org.deepmovie.cli.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deepmovie.cli.output.OutputFolder;

/** The files of a page: the page itself, and each chart as SVG and CSV. */
public final class PageFiles {

  /** The name of the page. */
  public static final String PAGE = "index.html";

  /** The name of the file with the numbers that have no chart. */
  public static final String OVERVIEW = "overview.csv";

  private PageFiles() {}

  /** All files by name. The page is last, so that it never exists without what it links to. */
  public static Map<String, byte[]> of(DataReport report) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(OVERVIEW, OutputFolder.csv(report.overview().records()));
    for (CaptionedChart chart : report.charts()) {
      String title = report.name() + ": " + chart.title();
      files.put(chart.name() + ".csv", OutputFolder.csv(chart.data().records()));
      files.put(
          chart.name() + ".svg", OutputFolder.text(chart.figure().svg(chart.caption(), title)));
    }
    files.put(PAGE, OutputFolder.text(HtmlPage.of(report)));
    return files;
  }
}
