package org.deepmovie.cli.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.cli.chart.Bars;
import org.deepmovie.cli.chart.Bars.Series;
import org.deepmovie.cli.chart.Figure;
import org.deepmovie.cli.explore.Categories;
import org.deepmovie.cli.explore.CategoriesPerUser;
import org.deepmovie.cli.explore.CategoryRatings;
import org.deepmovie.cli.explore.CategoryRatings.Line;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingScale;

/** What is known of users and items, and how they rate and are rated. */
final class AttributeCharts {

  /** A category of fewer members is not named as an extreme. */
  private static final int ENOUGH = 5;

  private AttributeCharts() {}

  /** One chart for each field. */
  static List<Exhibit> categories(Side side, RatingScale scale) {
    return side.attributes().fields().stream()
        .map(field -> categories(side, Categories.of(field, side.ratings().rows()), scale))
        .toList();
  }

  private static Exhibit categories(Side side, Categories categories, RatingScale scale) {
    CategoryRatings numbers = CategoryRatings.of(categories, side.ratings());
    String noun = side.noun();
    Table.Builder table =
        new Table.Builder(
            categories.field(),
            Words.plural(noun),
            "ratings",
            "ratings per " + noun,
            "mean rating");
    for (Line line : numbers.lines()) {
      table.row(line.name(), line.members(), line.ratings(), line.ratingsPerMember(), line.mean());
    }
    List<Double> members = numbers.lines().stream().map(line -> (double) line.members()).toList();
    List<Double> perMember = numbers.lines().stream().map(Line::ratingsPerMember).toList();
    List<Double> means = numbers.lines().stream().map(Line::mean).toList();
    Figure figure =
        Bars.figure(
            Words.labels(categories.names()),
            List.of(
                Series.fromZero(Words.plural(noun), members, 0),
                Series.fromZero("ratings per " + noun, perMember, 1),
                new Series("mean rating", scale.min(), scale.max(), means, 2)));
    return new Exhibit(
        Names.of(Words.plural(noun) + "-by-" + categories.field()),
        Words.capital(Words.plural(noun)) + " by " + categories.field(),
        caption(side, numbers),
        figure,
        table.build());
  }

  private static String caption(Side side, CategoryRatings numbers) {
    String noun = side.noun();
    int all = side.ratings().rows();
    Line most = numbers.lines().stream().max(Comparator.comparingInt(Line::members)).orElseThrow();
    StringBuilder caption = new StringBuilder();
    caption.append(
        "Most frequent is %s, with %s of %s (%s)"
            .formatted(
                most.name(),
                Words.number(most.members()),
                Words.count(all, noun),
                Words.percent((double) most.members() / all)));
    Optional<Line> dense =
        numbers.lines().stream()
            .filter(line -> line.members() >= ENOUGH)
            .max(Comparator.comparingDouble(Line::ratingsPerMember));
    dense.ifPresent(
        line ->
            caption.append(
                "; %s has the most ratings per %s, %s on average"
                    .formatted(line.name(), noun, Words.number(line.ratingsPerMember(), 1))));
    caption.append('.');
    if (numbers.without() > 0) {
      caption.append(
          " %s without a %s."
              .formatted(Words.count(numbers.without(), noun), numbers.categories().field()));
    }
    return caption.toString();
  }

  /** The fields of items that tell kinds apart, such as genres; numbers do not. */
  static List<CategoricalField> kinds(Side items) {
    return items.attributes().fields().stream()
        .filter(field -> !Categories.of(field, items.ratings().rows()).numeric())
        .toList();
  }

  /** How many different categories of {@code field} the users have rated. */
  static Exhibit perUser(CategoricalField field, CsrMatrix byUser) {
    String fields = Words.plural(field.name());
    int users =
        (int) IntStream.range(0, byUser.rows()).filter(user -> byUser.count(user) > 0).count();
    int all = field.categories().size();
    return HistogramChart.of(
        Names.of(fields + "-per-user"),
        "Number of " + fields + " per user",
        "different " + fields + " among the items that the user rated",
        "user",
        CategoriesPerUser.of(field, byUser),
        numbers ->
            "The median of %s has rated items of %s of the %s %s, the least broad of %s and the broadest of %s."
                .formatted(
                    Words.count(users, "user"),
                    Words.plain(numbers.median()),
                    Words.number(all),
                    fields,
                    Words.number(numbers.least()),
                    Words.number(numbers.greatest())));
  }
}
