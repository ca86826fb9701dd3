package org.deepmovie.cli.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deepmovie.cli.explore.LongTail;
import org.deepmovie.cli.explore.Sparsity;
import org.deepmovie.cli.explore.TextLengths;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.ItemTexts;

/**
 * The content of the page.
 *
 * @param name of what it is about, such as the data
 * @param kind of the report, such as "data report"
 * @param overview statistics without a chart: name and value
 * @param sections in the order of the page
 */
public record DataReport(String name, String kind, ChartData overview, List<PageSection> sections) {

  public DataReport {
    sections = List.copyOf(sections);
  }

  /**
   * The report on {@code data}.
   *
   * @throws IllegalArgumentException if it has no ratings
   */
  public static DataReport of(Dataset data) {
    if (data.ratings().size() == 0) {
      throw new IllegalArgumentException(
          data.name() + " has no ratings; give data with at least one");
    }
    Sparsity sparsity = Sparsity.of(data);
    return new DataReport(
        data.name(),
        "data report",
        overview(sparsity),
        withUniqueNames(
            List.of(
                RatingCharts.section(data),
                users(data, sparsity),
                items(data, sparsity),
                usersAndItems(data, sparsity))));
  }

  /** Numbers equal names of charts, which arise from fields that differ in punctuation only. */
  private static List<PageSection> withUniqueNames(List<PageSection> sections) {
    Set<String> taken = new HashSet<>();
    List<PageSection> named = new ArrayList<>();
    for (PageSection section : sections) {
      List<CaptionedChart> charts = new ArrayList<>();
      for (CaptionedChart chart : section.charts()) {
        String name = chart.name();
        for (int n = 2; !taken.add(name); n++) {
          name = chart.name() + "-" + n;
        }
        charts.add(chart.withName(name));
      }
      named.add(new PageSection(section.title(), charts, section.missing()));
    }
    return named;
  }

  /** All charts, in the order of the page. */
  public List<CaptionedChart> charts() {
    return sections.stream().flatMap(section -> section.charts().stream()).toList();
  }

  private static ChartData overview(Sparsity sparsity) {
    LongTail users = sparsity.users();
    LongTail items = sparsity.items();
    ChartData.Builder data = new ChartData.Builder("statistic", "value");
    data.row("ratings", sparsity.ratings());
    data.row("users with ratings", users.size());
    data.row("users without ratings", users.unrated());
    data.row("items with ratings", items.size());
    data.row("items without ratings", items.unrated());
    if (sparsity.interactions() > 0) {
      data.row("interactions without a rating", sparsity.interactions());
    }
    data.row(
        "density: ratings / (users with ratings × items with ratings), in %",
        100 * sparsity.density());
    data.row("ratings of the median user", users.median());
    data.row("ratings of the median item", items.median());
    data.row("Gini coefficient of the ratings per item", items.gini());
    data.row("Gini coefficient of the ratings per user", users.gini());
    return data.build();
  }

  private static PageSection users(Dataset data, Sparsity sparsity) {
    EntityRatings users = EntityRatings.users(data);
    List<CaptionedChart> charts = new ArrayList<>();
    charts.add(LongTailCharts.ranks(users, sparsity.users()));
    charts.add(MomentsChart.of(users, data.scale()));
    charts.addAll(AttributeCharts.categories(users, data.scale()));
    return new PageSection(
        "Users", charts, lacking(users.attributes(), "attributes of users, such as age"));
  }

  private static PageSection items(Dataset data, Sparsity sparsity) {
    EntityRatings items = EntityRatings.items(data);
    List<CaptionedChart> charts = new ArrayList<>();
    charts.add(LongTailCharts.ranks(items, sparsity.items()));
    charts.add(MomentsChart.of(items, data.scale()));
    charts.addAll(AttributeCharts.categories(items, data.scale()));
    List<String> missing = new ArrayList<>();
    if (AttributeCharts.categorical(items).isEmpty()) {
      missing.add("This data has no genres.");
    }
    ItemTexts texts = data.texts();
    if (texts.count() > 0) {
      charts.add(textLengths(TextLengths.of(texts)));
    } else {
      missing.add("This data has no texts of items.");
    }
    return new PageSection("Items", charts, missing);
  }

  private static CaptionedChart textLengths(TextLengths lengths) {
    return HistogramChart.of(
        "text-lengths",
        "Length of the texts",
        "words of the item's text",
        "item",
        lengths.words(),
        numbers ->
            "%s of %s have a text. The median text has %s words, the shortest %s, the longest %s."
                .formatted(
                    TextFormat.number(lengths.texts()),
                    TextFormat.count(lengths.items(), "item"),
                    TextFormat.plain(numbers.median()),
                    TextFormat.number(numbers.least()),
                    TextFormat.number(numbers.greatest())));
  }

  private static PageSection usersAndItems(Dataset data, Sparsity sparsity) {
    List<CaptionedChart> charts = new ArrayList<>();
    charts.add(LongTailCharts.concentration(sparsity));
    List<CategoricalField> itemFields = AttributeCharts.categorical(EntityRatings.items(data));
    for (CategoricalField itemField : itemFields) {
      charts.add(AttributeCharts.perUser(itemField, data.ratings().byUser()));
      for (CategoricalField userField : data.userAttributes().fields()) {
        charts.add(CrossTabulationChart.of(userField, itemField, data));
      }
    }
    boolean hasCrossTabulation = !itemFields.isEmpty() && !data.userAttributes().fields().isEmpty();
    return new PageSection(
        "Users and items",
        charts,
        hasCrossTabulation
            ? List.of()
            : List.of("Charts of who rates what need genres and attributes of users."));
  }

  private static List<String> lacking(Attributes attributes, String what) {
    return attributes.fields().isEmpty() ? List.of("This data has no " + what + ".") : List.of();
  }
}
