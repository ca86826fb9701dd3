package org.deepmovie.cli.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.html.HtmlEscapers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deepmovie.cli.chart.SvgText;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DatasetBuilder;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.sample.Sample;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

  private static final List<Rating> RATINGS =
      List.of(
          new Rating("ann", "x", 5),
          new Rating("ann", "y", 3),
          new Rating("bob", "x", 4),
          new Rating("bob", "z", 1));

  private static DatasetBuilder data() {
    Dataset plain = Dataset.of(RATINGS);
    return Dataset.builder("<data> & more", plain.users(), plain.items(), plain.ratings());
  }

  private static CaptionedChart chart(DataReport report, String name) {
    return report.charts().stream()
        .filter(chart -> chart.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(DataReport report) {
    return report.charts().stream().map(CaptionedChart::name).toList();
  }

  @Test
  @Tag("slow")
  void dataWithEverythingHasAChartForEverything() {
    DataReport sample = DataReport.of(Sample.generate(1).dataset());
    assertThat(names(sample))
        .isEqualTo(
            List.of(
                "ratings",
                "ratings-over-time",
                "ratings-per-user",
                "user-means",
                "users-by-gender",
                "users-by-age",
                "users-by-occupation",
                "ratings-per-item",
                "item-means",
                "items-by-year",
                "items-by-genre",
                "text-lengths",
                "concentration",
                "genres-per-user",
                "gender-by-genre",
                "age-by-genre",
                "occupation-by-genre"));
    assertThat(sample.sections().stream()).allMatch(section -> section.missing().isEmpty());
    String page = HtmlPage.of(sample);
    for (CaptionedChart chart : sample.charts()) {
      assertThat(page).as(chart.name()).contains("<h3 id=\"" + chart.name() + "\">");
      assertThat(page).as(chart.name()).contains("href=\"#" + chart.name() + "\"");
      assertThat(page).as(chart.name()).contains("href=\"" + chart.name() + ".csv\"");
      assertThat(page).as(chart.name()).contains("href=\"" + chart.name() + ".svg\"");
    }
    assertThat(HtmlPage.of(DataReport.of(Sample.generate(1).dataset()))).isEqualTo(page);
  }

  @Test
  void thePageRefersToNoOtherSiteAndItsIdsAreUnique() {
    String page = HtmlPage.of(DataReport.of(Sample.generate(1).dataset()));
    assertThat(page).doesNotContain("<script");
    assertThat(page).doesNotContain("<link");
    assertThat(page).doesNotContain("url(");
    assertThat(page).doesNotContain("://");
    Set<String> ids = new HashSet<>();
    Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
    while (id.find()) {
      assertThat(ids).doesNotContain(id.group(1));
      ids.add(id.group(1));
    }
    assertThat(ids.size()).isEqualTo(1 + 4 + 17);
  }

  @Test
  @Tag("slow")
  void everyChartIsOnThePageWithItsTextAlternative() {
    DataReport sample = DataReport.of(Sample.generate(1).dataset());
    String page = HtmlPage.of(sample);
    List<String> charts = new ArrayList<>();
    Matcher source = Pattern.compile("src=\"data:image/svg\\+xml;base64,([^\"]*)\"").matcher(page);
    while (source.find()) {
      charts.add(new String(Base64.getDecoder().decode(source.group(1)), StandardCharsets.UTF_8));
    }
    assertThat(charts.stream().map(svg -> SvgText.root(svg).getAttribute("aria-label")).toList())
        .isEqualTo(sample.charts().stream().map(HtmlPage::label).toList());
    for (CaptionedChart chart : sample.charts()) {
      String alt = HtmlEscapers.htmlEscaper().escape(HtmlPage.label(chart));
      assertThat(page).as(chart.name()).contains("alt=\"" + alt + "\"");
    }
  }

  @Test
  void missingDataIsMentioned() {
    DataReport bare = DataReport.of(data().build());
    assertThat(names(bare))
        .isEqualTo(
            List.of(
                "ratings",
                "ratings-per-user",
                "user-means",
                "ratings-per-item",
                "item-means",
                "concentration"));
    String page = HtmlPage.of(bare);
    for (String sentence :
        List.of(
            "This data has no times of ratings.",
            "This data has no attributes of users, such as age.",
            "This data has no genres.",
            "This data has no texts of items.",
            "Charts of who rates what need genres and attributes of users.")) {
      assertThat(page).as(sentence).contains("<p class=\"missing\">" + sentence + "</p>");
    }
  }

  @Test
  void namesFromTheDataAreEscaped() {
    String page =
        HtmlPage.of(
            DataReport.of(
                data()
                    .titles(List.of("</svg><script>", "\"y\"", "z & co"))
                    .itemAttributes(new AttributesBuilder(3).add(0, "<b>kind</b>", "a<i>").build())
                    .build()));
    assertThat(page).contains("<h1>&lt;data&gt; &amp; more</h1>");
    assertThat(page).doesNotContain("<script>");
    assertThat(page).doesNotContain("<b>");
    assertThat(page).doesNotContain("<i>");
  }

  @Test
  void fieldsWithSimilarNamesHaveDifferentFiles() {
    Attributes attributes =
        new AttributesBuilder(3).add(0, "a b", "p").add(1, "a-b", "q").add(2, "жанр", "r").build();
    List<String> names = names(DataReport.of(data().itemAttributes(attributes).build()));
    assertThat(names)
        .as("" + names)
        .containsAll(List.of("items-by-a-b", "items-by-a-b-2", "items-by"));
    assertThat(Set.copyOf(names).size()).isEqualTo(names.size());
  }

  @Test
  void chartDataHoldsTheNumbers() {
    DataReport report =
        DataReport.of(
            data()
                .scale(RatingScale.FIVE_STARS)
                .titles(List.of("Film X", "Film Y", "Film Z"))
                .texts(ItemTexts.of(List.of("one two", "one", "")))
                .build());
    assertThat(chart(report, "ratings-per-item").data().records())
        .isEqualTo(
            List.of(
                List.of("rank", "item", "title", "ratings"),
                List.of("1", "x", "Film X", "2"),
                List.of("2", "y", "Film Y", "1"),
                List.of("3", "z", "Film Z", "1")));
    assertThat(chart(report, "item-means").data().records())
        .isEqualTo(
            List.of(
                List.of("item", "ratings", "mean rating", "standard deviation"),
                List.of("x", "2", "4.5", String.valueOf(Math.sqrt(0.5))),
                List.of("y", "1", "3.0", ""),
                List.of("z", "1", "1.0", "")));
    assertThat(chart(report, "text-lengths").data().header())
        .isEqualTo(List.of("from", "to", "items", "share"));
    assertThat(chart(report, "concentration").data().records().get(51))
        .isEqualTo(List.of("50", "0.625", "0.5"));
  }

  @Test
  void captionsDescribeTheData() {
    DataReport report = DataReport.of(data().scale(RatingScale.FIVE_STARS).build());
    assertThat(chart(report, "ratings-per-item").caption())
        .isEqualTo(
            "The item with the most ratings has 2, the median item has 1, the last of 3 items has"
                + " 1.");
    assertThat(chart(report, "ratings").caption())
        .isEqualTo(
            "The most frequent rating is 1, with 25.0\u00a0% of all ratings; the mean is 3.25 and"
                + " the standard deviation 1.71.");
  }

  @Test
  void dataWithoutRatingsIsRefused() {
    Dataset empty =
        data().scale(RatingScale.FIVE_STARS).build().withRatings(RatingMatrix.empty(2, 3));
    assertThrows(IllegalArgumentException.class, () -> DataReport.of(empty));
  }

  @Test
  void nounsHaveTheirPlural() {
    assertThat(TextFormat.plural("genre")).isEqualTo("genres");
    assertThat(TextFormat.plural("genres")).isEqualTo("genres");
    assertThat(TextFormat.plural("category")).isEqualTo("categories");
    assertThat(TextFormat.plural("day")).isEqualTo("days");
    assertThat(TextFormat.count(1, "item")).isEqualTo("1 item");
    assertThat(TextFormat.count(1200, "item")).isEqualTo("1,200 items");
  }
}
