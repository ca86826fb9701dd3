package org.deepmovie.cli.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;

/**
 * Three users and four items:
 *
 * <pre>
 *         drama   comedy  both    unrated
 *   ann     5       3       4
 *   bob     4       1
 *   cid     5
 * </pre>
 */
class ExploreStatisticsTest {

  private static final double EXACT = 1e-12;

  private static RatingMatrix ratings() {
    return new RatingMatrixBuilder()
        .add(0, 0, 5, day("2024-01-31"))
        .add(0, 1, 3, day("2024-02-01"))
        .add(0, 2, 4, day("2024-12-31"))
        .add(1, 0, 4, Rating.NO_TIMESTAMP)
        .add(1, 1, 1, day("2024-01-01"))
        .add(2, 0, 5, day("2024-12-01"))
        .build(3, 4);
  }

  private static long day(String date) {
    return LocalDate.parse(date).toEpochDay() * 86_400 + 1;
  }

  private static CategoricalField genres() {
    return new AttributesBuilder(4)
        .add(0, "genre", "drama")
        .add(1, "genre", "comedy")
        .add(2, "genre", "drama")
        .add(2, "genre", "comedy")
        .build()
        .field("genre")
        .orElseThrow();
  }

  private static CategoricalField field(String... categories) {
    AttributesBuilder attributes = new AttributesBuilder(categories.length);
    for (int e = 0; e < categories.length; e++) {
      attributes.add(e, "field", categories[e]);
    }
    return attributes.build().field("field").orElseThrow();
  }

  @Test
  void theLongTailIsSortedAndLeavesOutUnratedItems() {
    LongTail items = LongTail.of(ratings().byItem());
    assertThat(items.size()).isEqualTo(3);
    assertThat(items.unrated()).isEqualTo(1);
    assertThat(IntStream.range(0, 3).map(items::count).toArray()).isEqualTo(new int[] {3, 2, 1});
    assertThat(IntStream.range(0, 3).map(items::row).toArray()).isEqualTo(new int[] {0, 1, 2});
    assertThat(items.median()).isEqualTo(2);
    LongTail users = LongTail.of(ratings().byUser());
    assertThat(users.median()).isEqualTo(2);
  }

  @Test
  void aRowAtTheBorderOfAShareCountsInPart() {
    LongTail items = LongTail.of(ratings().byItem());
    assertThat(items.share(0)).isEqualTo(0);
    assertThat(items.share(1 / 3.0)).isCloseTo(3 / 6.0, within(EXACT));
    assertThat(items.share(0.5)).isCloseTo((3 + 1) / 6.0, within(EXACT));
    assertThat(items.share(1)).isEqualTo(1);
  }

  @Test
  void giniIsTheMeanDifferenceOfAllPairsOverTwiceTheMean() {
    // |3-2| + |3-1| + |2-1| = 4, each pair twice, over 9 pairs: 8/9; the mean is 2.
    assertThat(LongTail.of(ratings().byItem()).gini()).isCloseTo(8 / 9.0 / 4, within(EXACT));
    RatingMatrix alike = new RatingMatrixBuilder().add(0, 0, 1).add(1, 1, 2).build(2, 2);
    assertThat(LongTail.of(alike.byItem()).gini()).isCloseTo(0, within(EXACT));
  }

  @Test
  void densityCountsUsersAndItemsWithRatings() {
    Dataset data = Dataset.of(List.of(new Rating("a", "x", 1), new Rating("b", "y", 2)));
    assertThat(Sparsity.of(data).density()).isEqualTo(0.5);
    assertThat(Sparsity.of(data).interactions()).isEqualTo(0);
  }

  @Test
  void everyValueOfTheScaleHasABin() {
    RatingHistogram histogram = histogram(RatingScale.FIVE_STARS, 1, 3, 4, 4, 5, 5);
    assertThat(histogram.bins().stream().map(RatingHistogram.RatingBin::count).toList())
        .isEqualTo(List.of(1, 0, 1, 2, 2));
    assertThat(histogram.bins().get(1).from()).isEqualTo(2);
    assertThat(histogram.mean()).isCloseTo(22 / 6.0, within(EXACT));
    // Squares sum to 92, 92 - 6 (22/6)^2 = 68/6, over 5.
    assertThat(histogram.standardDeviation()).isCloseTo(Math.sqrt(68 / 30.0), within(EXACT));
  }

  @Test
  void aFineScaleIsDividedIntoRangesThatIncludeBothEnds() {
    RatingHistogram histogram = histogram(new RatingScale(-10, 10, 0.01), -10, -9.01f, -9, 10);
    assertThat(histogram.bins().size()).isEqualTo(20);
    assertThat(histogram.bins().get(0).count()).isEqualTo(2);
    assertThat(histogram.bins().get(1).from()).isCloseTo(-9, within(EXACT));
    assertThat(histogram.bins().get(1).count()).isEqualTo(1);
    assertThat(histogram.bins().get(19).count()).isEqualTo(1);
  }

  private static RatingHistogram histogram(RatingScale scale, float... values) {
    RatingMatrixBuilder matrix = new RatingMatrixBuilder();
    for (int n = 0; n < values.length; n++) {
      matrix.add(n, 0, values[n]);
    }
    List<Rating> ids =
        IntStream.range(0, values.length).mapToObj(n -> new Rating("u" + n, "i", n)).toList();
    Dataset named = Dataset.of(ids);
    return RatingHistogram.of(
        Dataset.builder("data", named.users(), named.items(), matrix.build(values.length, 1))
            .scale(scale)
            .build());
  }

  @Test
  void momentsAreAveragedByPowersOfTwo() {
    RatingMoments users = RatingMoments.of(ratings().byUser());
    assertThat(users.rows().stream().map(RatingMoments.RowMoments::count).toList())
        .isEqualTo(List.of(3, 2, 1));
    assertThat(users.rows().get(0).mean()).isCloseTo(4, within(EXACT));
    assertThat(users.rows().get(0).standardDeviation()).isCloseTo(1, within(EXACT));
    assertThat(users.rows().get(1).standardDeviation()).isCloseTo(Math.sqrt(4.5), within(EXACT));
    assertThat(users.rows().get(2).standardDeviation()).isNaN();
    assertThat(users.bins().size()).isEqualTo(2);
    RatingMoments.CountBin more = users.bins().get(1);
    assertThat(more.from()).isEqualTo(2);
    assertThat(more.to()).isEqualTo(3);
    assertThat(more.rows()).isEqualTo(2);
    assertThat(more.center()).isCloseTo(Math.sqrt(6), within(EXACT));
    assertThat(more.mean()).isCloseTo((4 + 2.5) / 2, within(EXACT));
    assertThat(more.standardDeviation()).isCloseTo((1 + Math.sqrt(4.5)) / 2, within(EXACT));
    assertThat(RatingMoments.of(ratings().byItem()).rows().size()).isEqualTo(3);
  }

  @Test
  void anItemOfTwoGenresCountsForBoth() {
    CategoryRatings ratings = CategoryRatings.of(Categories.of(genres(), 4), ratings().byItem());
    assertThat(ratings.summaries())
        .isEqualTo(
            List.of(
                new CategoryRatings.CategorySummary("comedy", 2, 3, (3 + 1 + 4) / 3.0),
                new CategoryRatings.CategorySummary("drama", 2, 4, (5 + 4 + 5 + 4) / 4.0)));
    assertThat(ratings.summaries().get(1).ratingsPerMember()).isEqualTo(2);
    assertThat(ratings.uncategorized()).isEqualTo(1);
  }

  @Test
  void sharesOfACategoryOfUsersAreComparedWithThoseOfAllUsers() {
    Categories users = Categories.of(field("student", "student", "writer"), 3);
    CrossTabulation table =
        CrossTabulation.of(users, Categories.of(genres(), 4), ratings().byUser());
    assertThat(table.users().names()).isEqualTo(List.of("student", "writer"));
    assertThat(table.items().names()).isEqualTo(List.of("comedy", "drama"));
    assertThat(table.count(0, 0)).isEqualTo(3);
    assertThat(table.mean(0, 0)).isCloseTo(8 / 3.0, within(EXACT));
    assertThat(table.share(0, 0)).isCloseTo(3 / 5.0, within(EXACT));
    assertThat(table.shareOfAll(0)).isCloseTo(3 / 6.0, within(EXACT));
    assertThat(table.lift(0, 0)).isCloseTo(6 / 5.0, within(EXACT));
    assertThat(table.share(1, 0)).isEqualTo(0);
    assertThat(table.mean(1, 0)).isNaN();
    assertThat(table.lift(1, 1)).isCloseTo(1 / (4 / 6.0), within(EXACT));
  }

  @Test
  void aGenreThatAUserRatedTwiceCountsOnce() {
    Histogram numbers = CategoriesPerUser.of(genres(), ratings().byUser());
    assertThat(numbers.counts()).isEqualTo(new int[] {1, 2});
    assertThat(numbers.start()).isEqualTo(1);
    assertThat(numbers.median()).isEqualTo(2);
  }

  @Test
  void aHistogramHasRoundRangesAndAtMostForty() {
    Histogram numbers = Histogram.of(new int[] {7, 81, 12, 9});
    assertThat(numbers.width()).isEqualTo(2);
    assertThat(numbers.start()).isEqualTo(6);
    assertThat(numbers.counts().length).isEqualTo(38);
    assertThat(numbers.counts()[0]).isEqualTo(1);
    assertThat(numbers.counts()[1]).isEqualTo(1);
    assertThat(numbers.counts()[37]).isEqualTo(1);
    assertThat(numbers.median()).isEqualTo(10.5);
    assertThat(Histogram.of(new int[] {0, 1999}).width()).isEqualTo(50);
  }

  @Test
  void wordsAreSeparatedByWhiteSpace() {
    TextLengths lengths = TextLengths.of(ItemTexts.of(List.of("one  two\nthree", "", "single")));
    assertThat(lengths.texts()).isEqualTo(2);
    assertThat(lengths.items()).isEqualTo(3);
    assertThat(lengths.words().least()).isEqualTo(1);
    assertThat(lengths.words().greatest()).isEqualTo(3);
  }

  @Test
  void aYearIsDividedIntoWeeksAndRatingsWithoutATimeAreCountedApart() {
    RatingsOverTime time = RatingsOverTime.of(ratings()).orElseThrow();
    assertThat(time.unit()).isEqualTo("week");
    assertThat(time.untimed()).isEqualTo(1);
    assertThat(time.outOfRange()).isEqualTo(0);
    assertThat(time.periods().get(0).start()).isEqualTo(LocalDate.of(2024, 1, 1));
    assertThat(time.periods().get(52).start()).isEqualTo(LocalDate.of(2024, 12, 30));
    assertThat(time.periods().get(4).count()).isEqualTo(2);
    assertThat(time.periods().get(4).mean()).isCloseTo(4, within(EXACT));
    assertThat(time.periods().stream().mapToInt(RatingsOverTime.RatingPeriod::count).sum())
        .isEqualTo(5);
  }

  @Test
  void longerTimesAreDividedIntoLongerPeriods() {
    assertThat(period("2024-01-01", "2024-03-31")).isEqualTo("day");
    assertThat(period("2020-01-01", "2024-03-31")).isEqualTo("month");
    assertThat(period("1970-01-02", "2024-03-31")).isEqualTo("year");
    assertThat(period("1500-01-01", "2024-03-31")).isEqualTo("decade");
    assertThat(period("0001-01-01", "9999-12-31")).isEqualTo("century");
  }

  private static String period(String first, String last) {
    RatingsOverTime time =
        RatingsOverTime.of(
                new RatingMatrixBuilder()
                    .add(0, 0, 1, day(first))
                    .add(1, 0, 2, day(last))
                    .build(2, 1))
            .orElseThrow();
    RatingsOverTime.RatingPeriod end = time.periods().get(time.periods().size() - 1);
    assertThat(time.periods().get(0).count()).isEqualTo(1);
    assertThat(end.count()).isEqualTo(1);
    assertThat(end.start()).isBeforeOrEqualTo(LocalDate.parse(last));
    return time.unit();
  }

  @Test
  void timesOutOfRangeAreCountedApart() {
    RatingMatrix odd =
        new RatingMatrixBuilder()
            .add(0, 0, 1, Long.MAX_VALUE)
            .add(1, 0, 2, Long.MIN_VALUE)
            .add(2, 0, 2, day("2000-01-01"))
            .build(3, 1);
    assertThat(RatingsOverTime.of(odd).orElseThrow().outOfRange()).isEqualTo(2);
    assertThat(RatingsOverTime.of(odd.filter(p -> p < 2))).isEmpty();
    assertThat(RatingsOverTime.of(RatingMatrix.of(odd.byUser()))).isEmpty();
  }

  @Test
  void manyNumbersBecomeRangesAndFewRemainNumbers() {
    String[] years =
        IntStream.rangeClosed(1981, 2000).mapToObj(String::valueOf).toArray(String[]::new);
    Categories ranges = Categories.of(field(years), years.length);
    assertThat(ranges.names().get(0)).isEqualTo("1980–1981");
    assertThat(ranges.size()).isEqualTo(11);
    assertThat(ranges).returns(true, Categories::numeric);
    Categories few = Categories.of(field("1995", "1950", "1995"), 3);
    assertThat(few.names()).isEqualTo(List.of("1950", "1995"));
  }

  @Test
  void ageGroupsAreOrderedByAge() {
    assertThat(Categories.of(field("56+", "18-24", "Under 18", "25-34"), 4).names())
        .isEqualTo(List.of("Under 18", "18-24", "25-34", "56+"));
  }

  @Test
  void theLeastFrequentOfManyCategoriesAreCombined() {
    String[] tags = new String[41 + 40];
    for (int n = 0; n < tags.length; n++) {
      tags[n] = "tag " + (char) ('A' + n / 2);
    }
    Categories categories = Categories.of(field(tags), tags.length);
    assertThat(categories.size()).isEqualTo(40);
    assertThat(categories.names().get(39)).isEqualTo("(others)");
    assertThat(categories.of(tags.length - 1)[0]).isEqualTo(39);
    assertThat(categories.of(78)[0]).isEqualTo(39);
    assertThat(categories.of(77)[0]).isEqualTo(38);
  }
}
