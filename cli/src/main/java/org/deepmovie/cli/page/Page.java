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

/** The page as HTML: one file that needs no other, and no script. */
public final class Page {

  /** A longer table is not on the page, but in the chart's file of numbers. */
  private static final int SHORT = 50;

  /** A chart is made smaller where there is less room, down to this part of its width. */
  private static final double LEAST = 0.8;

  private final Exploration exploration;

  private Page(Exploration exploration) {
    this.exploration = exploration;
  }

  /** The page; it expects each chart as {@code NAME.svg} and {@code NAME.csv} beside it. */
  public static String html(Exploration exploration) {
    return new Page(exploration).html();
  }

  private String html() {
    String name = escaped(exploration.name());
    String parts = exploration.parts().stream().map(Page::part).collect(Collectors.joining());
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s: the data</title>
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
        .formatted(name, style(), name, contents(), overview(), parts);
  }

  private static String style() {
    try {
      return Resources.toString(
          Resources.getResource(Page.class, "page.css"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String contents() {
    StringBuilder list = new StringBuilder("<ul>\n<li><a href=\"#overview\">Overview</a></li>\n");
    for (Part part : exploration.parts()) {
      list.append("<li>%s: ".formatted(link("part-" + Names.of(part.title()), part.title())));
      list.append(
          part.exhibits().stream()
              .map(exhibit -> link(exhibit.name(), exhibit.title()))
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
    for (List<Object> row : exploration.overview().rows()) {
      list.append(
          "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
              .formatted(
                  escaped(row.get(0).toString()),
                  escaped(Words.plain(((Number) row.get(1)).doubleValue()))));
    }
    return list.append("</table>\n").toString();
  }

  private static String part(Part part) {
    return """
        <section id="part-%s">
        <h2>%s</h2>
        %s%s</section>
        """
        .formatted(
            Names.of(part.title()),
            escaped(part.title()),
            part.exhibits().stream().map(Page::figure).collect(Collectors.joining()),
            part.missing().stream()
                .map(sentence -> "<p class=\"missing\">" + escaped(sentence) + "</p>\n")
                .collect(Collectors.joining()));
  }

  private static String figure(Exhibit exhibit) {
    String title = escaped(exhibit.title());
    return """
        <h3 id="%1$s">%2$s</h3>
        <figure>
        <div class="chart" tabindex="0" role="group" aria-label="%2$s">
        %3$s</div>
        <figcaption>%4$s</figcaption>
        </figure>
        <p class="files"><a href="%1$s.svg">SVG</a> <a href="%1$s.csv">CSV</a></p>
        %5$s"""
        .formatted(
            exhibit.name(),
            title,
            image(exhibit),
            escaped(exhibit.caption()),
            exhibit.table().rows().size() > SHORT ? "" : table(exhibit.table()));
  }

  /** What is told of a chart to those who do not see it. */
  static String label(Exhibit exhibit) {
    return exhibit.title() + ". " + exhibit.caption();
  }

  /** As an image of its own, in which no id or style can clash with another's. */
  private static String image(Exhibit exhibit) {
    Figure figure = exhibit.figure();
    String label = label(exhibit);
    return """
        <img width="%d" style="min-width:%dpx" alt="%s" src="data:image/svg+xml;base64,%s">
        """
        .formatted(
            figure.width(),
            Math.round(LEAST * figure.width()),
            escaped(label),
            BaseEncoding.base64().encode(figure.svg(label).getBytes(StandardCharsets.UTF_8)));
  }

  private static String table(Table table) {
    String head =
        table.header().stream()
            .map(cell -> "<th scope=\"col\">" + escaped(cell) + "</th>")
            .collect(Collectors.joining());
    String rows =
        table.rows().stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> "<td>" + escaped(Words.cell(cell)) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
            .collect(Collectors.joining());
    return """
        <details>
        <summary>The numbers</summary>
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
