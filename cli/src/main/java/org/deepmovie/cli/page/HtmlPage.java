package org.deepmovie.cli.page;

import com.google.common.html.HtmlEscapers;
import com.google.common.io.BaseEncoding;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.deepmovie.cli.chart.Figure;

/** The page as one HTML file, without scripts and without references to other files. */
public final class HtmlPage {

  /** Longer tables are not on the page but only in the chart's CSV file. */
  private static final int MAX_TABLE_ROWS = 50;

  /** The part of its width to which a chart may shrink on a narrow screen. */
  private static final double MIN_WIDTH = 0.8;

  private final DataReport report;

  private HtmlPage(DataReport report) {
    this.report = report;
  }

  /**
   * The page of {@code report}, which links to each chart as {@code NAME.svg} and {@code NAME.csv}.
   */
  public static String of(DataReport report) {
    return new HtmlPage(report).html();
  }

  private String html() {
    String name = escaped(report.name());
    String sections =
        report.sections().stream().map(HtmlPage::section).collect(Collectors.joining());
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s: %s</title>
    <style>
    %s</style>
    </head>
    <body>
    <header>
    <h1>%s</h1>
    </header>
    <nav aria-label="Contents">
    %s</nav>
    <main>
    <section id="overview">
    <h2>Overview</h2>
    %s<p class="files"><a href="overview.csv">CSV</a></p>
    </section>
    %s</main>
    </body>
    </html>
    """
        .formatted(name, escaped(report.kind()), style(), name, contents(), overview(), sections);
  }

  private static String style() {
    try {
      return Resources.toString(
          Resources.getResource(HtmlPage.class, "page.css"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String contents() {
    StringBuilder list = new StringBuilder("<ul>\n<li><a href=\"#overview\">Overview</a></li>\n");
    for (PageSection section : report.sections()) {
      list.append("<li>%s: ".formatted(link("part-" + Slug.of(section.title()), section.title())));
      list.append(
          section.charts().stream()
              .map(chart -> link(chart.name(), chart.title()))
              .collect(Collectors.joining(" · ")));
      list.append("</li>\n");
    }
    return list.append("</ul>\n").toString();
  }

  private static String link(String target, String text) {
    return "<a href=\"#%s\">%s</a>".formatted(target, escaped(text));
  }

  private String overview() {
    StringBuilder list = new StringBuilder("<table class=\"overview\">\n");
    for (List<Object> row : report.overview().rows()) {
      list.append(
          "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
              .formatted(
                  escaped(row.get(0).toString()),
                  escaped(TextFormat.plain(((Number) row.get(1)).doubleValue()))));
    }
    return list.append("</table>\n").toString();
  }

  private static String section(PageSection section) {
    return """
    <section id="part-%s">
    <h2>%s</h2>
    %s%s</section>
    """
        .formatted(
            Slug.of(section.title()),
            escaped(section.title()),
            section.charts().stream().map(HtmlPage::figure).collect(Collectors.joining()),
            section.missing().stream()
                .map(sentence -> "<p class=\"missing\">" + escaped(sentence) + "</p>\n")
                .collect(Collectors.joining()));
  }

  private static String figure(CaptionedChart chart) {
    String title = escaped(chart.title());
    return """
    <h3 id="%1$s">%2$s</h3>
    <figure>
    <div class="chart" tabindex="0" role="group" aria-label="%2$s">
    %3$s</div>
    <figcaption>%4$s</figcaption>
    </figure>
    <p class="files"><a href="%1$s.svg">SVG</a> <a href="%1$s.csv">CSV</a></p>
    %5$s\
    """
        .formatted(
            chart.name(),
            title,
            image(chart),
            escaped(chart.caption()),
            chart.data().rows().size() > MAX_TABLE_ROWS ? "" : table(chart.data()));
  }

  /** The text alternative of a chart. */
  static String label(CaptionedChart chart) {
    return chart.title() + ". " + chart.caption();
  }

  /** A separate image, so that ids and styles of charts cannot clash. */
  private static String image(CaptionedChart chart) {
    Figure figure = chart.figure();
    String label = label(chart);
    return """
    <img width="%d" style="min-width:%dpx" alt="%s" src="data:image/svg+xml;base64,%s">
    """
        .formatted(
            figure.width(),
            Math.round(MIN_WIDTH * figure.width()),
            escaped(label),
            BaseEncoding.base64().encode(figure.svg(label).getBytes(StandardCharsets.UTF_8)));
  }

  private static String table(ChartData data) {
    String head =
        data.header().stream()
            .map(cell -> "<th scope=\"col\">" + escaped(cell) + "</th>")
            .collect(Collectors.joining());
    String rows =
        data.rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> "<td>" + escaped(TextFormat.cell(cell)) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
            .collect(Collectors.joining());
    return """
    <details>
    <summary>Data</summary>
    <div class="chart" tabindex="0"><table>
    <thead><tr>%s</tr></thead>
    <tbody>
    %s</tbody>
    </table></div>
    </details>
    """
        .formatted(head, rows);
  }

  private static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }
}
