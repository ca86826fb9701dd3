package org.deepmovie.cli.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.cli.chart.BarChart;
import org.deepmovie.cli.chart.BarChart.BarSeries;
import org.deepmovie.cli.chart.Figure;
import org.deepmovie.cli.explore.Categories;
import org.deepmovie.cli.explore.CategoriesPerUser;
import org.deepmovie.cli.explore.CategoryRatings;
import org.deepmovie.cli.explore.CategoryRatings.CategorySummary;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingScale;

/** Charts of the attributes of users and items, and of the ratings by attribute. */
final class AttributeCharts {

  /** The least number of members of a category that the caption names as an extreme. */
  private static final int MIN_MEMBERS = 5;

  private AttributeCharts() {}

  /** One chart for each field. */
  static List<CaptionedChart> categories(EntityRatings entities, RatingScale scale) {
    return entities.attributes().fields().stream()
        .map(field -> categories(entities, Categories.of(field, entities.ratings().rows()), scale))
        .toList();
  }

  private static CaptionedChart categories(
      EntityRatings entities, Categories categories, RatingScale scale) {
    CategoryRatings ratings = CategoryRatings.of(categories, entities.ratings());
    String noun = entities.noun();
    ChartData.Builder data =
        new ChartData.Builder(
            categories.field(),
            TextFormat.plural(noun),
            "ratings",
            "ratings per " + noun,
            "mean rating");
    for (CategorySummary category : ratings.summaries()) {
      data.row(
          category.name(),
          category.members(),
          category.ratings(),
          category.ratingsPerMember(),
          category.mean());
    }
    List<Double> members =
        ratings.summaries().stream().map(category -> (double) category.members()).toList();
    List<Double> perMember =
        ratings.summaries().stream().map(CategorySummary::ratingsPerMember).toList();
    List<Double> means = ratings.summaries().stream().map(CategorySummary::mean).toList();
    Figure figure =
        BarChart.figure(
            TextFormat.axisLabels(categories.names()),
            List.of(
                BarSeries.fromZero(TextFormat.plural(noun), members, 0),
                BarSeries.fromZero("ratings per " + noun, perMember, 1),
                new BarSeries("mean rating", scale.min(), scale.max(), means, 2)));
    return new CaptionedChart(
        Slug.of(TextFormat.plural(noun) + "-by-" + categories.field()),
        TextFormat.capitalized(TextFormat.plural(noun)) + " by " + categories.field(),
        caption(entities, ratings),
        figure,
        data.build());
  }

  private static String caption(EntityRatings entities, CategoryRatings ratings) {
    String noun = entities.noun();
    int all = entities.ratings().rows();
    CategorySummary most =
        ratings.summaries().stream()
            .max(Comparator.comparingInt(CategorySummary::members))
            .orElseThrow();
    StringBuilder caption = new StringBuilder();
    caption.append(
        "Most frequent is %s, with %s of %s (%s)"
            .formatted(
                most.name(),
                TextFormat.number(most.members()),
                TextFormat.count(all, noun),
                TextFormat.percent((double) most.members() / all)));
    Optional<CategorySummary> dense =
        ratings.summaries().stream()
            .filter(category -> category.members() >= MIN_MEMBERS)
            .max(Comparator.comparingDouble(CategorySummary::ratingsPerMember));
    dense.ifPresent(
        category ->
            caption.append(
                "; %s has the most ratings per %s, %s on average"
                    .formatted(
                        category.name(), noun, TextFormat.number(category.ratingsPerMember(), 1))));
    caption.append('.');
    if (ratings.uncategorized() > 0) {
      caption.append(
          " %s have no %s."
              .formatted(
                  TextFormat.count(ratings.uncategorized(), noun), ratings.categories().field()));
    }
    return caption.toString();
  }

  /** The fields of items whose values are names, such as genres, not numbers. */
  static List<CategoricalField> categorical(EntityRatings items) {
    return items.attributes().fields().stream()
        .filter(field -> !Categories.of(field, items.ratings().rows()).numeric())
        .toList();
  }

  /** The numbers of different categories of {@code field} that the users rated. */
  static CaptionedChart perUser(CategoricalField field, CsrMatrix byUser) {
    String fields = TextFormat.plural(field.name());
    int users =
        (int) IntStream.range(0, byUser.rows()).filter(user -> byUser.count(user) > 0).count();
    int all = field.categories().size();
    return HistogramChart.of(
        Slug.of(fields + "-per-user"),
        "Number of " + fields + " per user",
        "different " + fields + " among the items that the user rated",
        "user",
        CategoriesPerUser.of(field, byUser),
        numbers ->
            "The median of %s rated items of %s of the %s %s; the minimum is %s and the maximum %s."
                .formatted(
                    TextFormat.count(users, "user"),
                    TextFormat.plain(numbers.median()),
                    TextFormat.number(all),
                    fields,
                    TextFormat.number(numbers.least()),
                    TextFormat.number(numbers.greatest())));
  }
}
