package org.deepmovie.cli.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;

class PageTest {

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

  private static Exhibit exhibit(Exploration exploration, String name) {
    return exploration.exhibits().stream()
        .filter(exhibit -> exhibit.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(Exploration exploration) {
    return exploration.exhibits().stream().map(Exhibit::name).toList();
  }

  @Test
  void dataWithEverythingHasAChartForEverything() {
    Exploration sample = Exploration.of(Sample.generate(1).dataset());
    assertEquals(
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
            "occupation-by-genre"),
        names(sample));
    assertTrue(sample.parts().stream().allMatch(part -> part.missing().isEmpty()));
    String page = Page.html(sample);
    for (Exhibit exhibit : sample.exhibits()) {
      assertTrue(page.contains("<h3 id=\"" + exhibit.name() + "\">"), exhibit.name());
      assertTrue(page.contains("href=\"#" + exhibit.name() + "\""), exhibit.name());
      assertTrue(page.contains("href=\"" + exhibit.name() + ".csv\""), exhibit.name());
      assertTrue(page.contains("href=\"" + exhibit.name() + ".svg\""), exhibit.name());
    }
    assertEquals(page, Page.html(Exploration.of(Sample.generate(1).dataset())));
  }

  @Test
  void thePageNeedsNothingFromElsewhereAndItsIdsAreUnique() {
    String page = Page.html(Exploration.of(Sample.generate(1).dataset()));
    assertFalse(page.contains("<script"));
    assertFalse(page.contains("<link"));
    assertFalse(page.contains("url("));
    assertFalse(page.contains("://"));
    Set<String> ids = new HashSet<>();
    Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
    while (id.find()) {
      assertTrue(ids.add(id.group(1)), id.group(1));
    }
    assertEquals(1 + 4 + 17, ids.size());
  }

  @Test
  void thePageHoldsEveryChartAndSaysWhatItShows() {
    Exploration sample = Exploration.of(Sample.generate(1).dataset());
    String page = Page.html(sample);
    List<String> charts = new ArrayList<>();
    Matcher source = Pattern.compile("src=\"data:image/svg\\+xml;base64,([^\"]*)\"").matcher(page);
    while (source.find()) {
      charts.add(new String(Base64.getDecoder().decode(source.group(1)), StandardCharsets.UTF_8));
    }
    assertEquals(
        sample.exhibits().stream().map(Page::label).toList(),
        charts.stream().map(svg -> SvgText.root(svg).getAttribute("aria-label")).toList());
    for (Exhibit exhibit : sample.exhibits()) {
      String alt = HtmlEscapers.htmlEscaper().escape(Page.label(exhibit));
      assertTrue(page.contains("alt=\"" + alt + "\""), exhibit.name());
    }
  }

  @Test
  void whatTheDataLacksIsSaid() {
    Exploration bare = Exploration.of(data().build());
    assertEquals(
        List.of(
            "ratings",
            "ratings-per-user",
            "user-means",
            "ratings-per-item",
            "item-means",
            "concentration"),
        names(bare));
    String page = Page.html(bare);
    for (String sentence :
        List.of(
            "This data has no times of ratings.",
            "This data has no attributes of users, such as age.",
            "This data has no genres.",
            "This data has no texts of items.",
            "Who rates what is left out: it takes genres and attributes of users.")) {
      assertTrue(page.contains("<p class=\"missing\">" + sentence + "</p>"), sentence);
    }
  }

  @Test
  void namesFromTheDataAreEscaped() {
    String page =
        Page.html(
            Exploration.of(
                data()
                    .titles(List.of("</svg><script>", "\"y\"", "z & co"))
                    .itemAttributes(new AttributesBuilder(3).add(0, "<b>kind</b>", "a<i>").build())
                    .build()));
    assertTrue(page.contains("<h1>&lt;data&gt; &amp; more</h1>"));
    assertFalse(page.contains("<script>"));
    assertFalse(page.contains("<b>"));
    assertFalse(page.contains("<i>"));
  }

  @Test
  void fieldsOfLikeNamesHaveFilesOfTheirOwn() {
    Attributes attributes =
        new AttributesBuilder(3).add(0, "a b", "p").add(1, "a-b", "q").add(2, "жанр", "r").build();
    List<String> names = names(Exploration.of(data().itemAttributes(attributes).build()));
    assertTrue(
        names.containsAll(List.of("items-by-a-b", "items-by-a-b-2", "items-by")), "" + names);
    assertEquals(names.size(), Set.copyOf(names).size());
  }

  @Test
  void tablesHoldTheNumbers() {
    Exploration exploration =
        Exploration.of(
            data()
                .scale(RatingScale.FIVE_STARS)
                .titles(List.of("Film X", "Film Y", "Film Z"))
                .texts(ItemTexts.of(List.of("one two", "one", "")))
                .build());
    assertEquals(
        List.of(
            List.of("rank", "item", "title", "ratings"),
            List.of("1", "x", "Film X", "2"),
            List.of("2", "y", "Film Y", "1"),
            List.of("3", "z", "Film Z", "1")),
        exhibit(exploration, "ratings-per-item").table().records());
    assertEquals(
        List.of(
            List.of("item", "ratings", "mean rating", "standard deviation"),
            List.of("x", "2", "4.5", String.valueOf(Math.sqrt(0.5))),
            List.of("y", "1", "3.0", ""),
            List.of("z", "1", "1.0", "")),
        exhibit(exploration, "item-means").table().records());
    assertEquals(
        List.of("from", "to", "items", "share"),
        exhibit(exploration, "text-lengths").table().header());
    assertEquals(
        List.of("50", "0.625", "0.5"),
        exhibit(exploration, "concentration").table().records().get(51));
  }

  @Test
  void captionsSpeakOfThisData() {
    Exploration exploration = Exploration.of(data().scale(RatingScale.FIVE_STARS).build());
    assertEquals(
        "The item with the most ratings has 2, the median one has 1, the last of 3 items has 1.",
        exhibit(exploration, "ratings-per-item").caption());
    assertEquals(
        "The most frequent rating is 1, with 25.0\u00a0% of all ratings; the mean is 3.25 and the"
            + " standard deviation 1.71.",
        exhibit(exploration, "ratings").caption());
  }

  @Test
  void dataWithoutRatingsIsRefused() {
    Dataset empty =
        data().scale(RatingScale.FIVE_STARS).build().withRatings(RatingMatrix.empty(2, 3));
    assertThrows(IllegalArgumentException.class, () -> Exploration.of(empty));
  }

  @Test
  void namesOfFieldsHaveThePluralThatPeopleExpect() {
    assertEquals("genres", Words.plural("genre"));
    assertEquals("genres", Words.plural("genres"));
    assertEquals("categories", Words.plural("category"));
    assertEquals("days", Words.plural("day"));
    assertEquals("1 item", Words.count(1, "item"));
    assertEquals("1,200 items", Words.count(1200, "item"));
  }
}
