package org.deepmovie.cli.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
class ExploreNumbersTest {

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
  void theLongTailIsSortedAndLeavesOutWhatNobodyRated() {
    LongTail items = LongTail.of(ratings().byItem());
    assertEquals(3, items.size());
    assertEquals(1, items.unrated());
    assertArrayEquals(new int[] {3, 2, 1}, IntStream.range(0, 3).map(items::count).toArray());
    assertArrayEquals(new int[] {0, 1, 2}, IntStream.range(0, 3).map(items::row).toArray());
    assertEquals(2, items.median());
    LongTail users = LongTail.of(ratings().byUser());
    assertEquals(2, users.median());
  }

  @Test
  void sharesOfTheTopCountPartsOfTheRowAtTheBorder() {
    LongTail items = LongTail.of(ratings().byItem());
    assertEquals(0, items.share(0));
    assertEquals(3 / 6.0, items.share(1 / 3.0), EXACT);
    assertEquals((3 + 1) / 6.0, items.share(0.5), EXACT);
    assertEquals(1, items.share(1));
  }

  @Test
  void giniIsTheMeanDifferenceOfAllPairsOverTwiceTheMean() {
    // |3-2| + |3-1| + |2-1| = 4, each pair twice, over 9 pairs: 8/9; the mean is 2.
    assertEquals(8 / 9.0 / 4, LongTail.of(ratings().byItem()).gini(), EXACT);
    RatingMatrix alike = new RatingMatrixBuilder().add(0, 0, 1).add(1, 1, 2).build(2, 2);
    assertEquals(0, LongTail.of(alike.byItem()).gini(), EXACT);
  }

  @Test
  void densityIsOfUsersAndItemsThatHaveRatings() {
    Dataset data = Dataset.of(List.of(new Rating("a", "x", 1), new Rating("b", "y", 2)));
    assertEquals(0.5, Sparsity.of(data).density());
    assertEquals(0, Sparsity.of(data).interactions());
  }

  @Test
  void everyRatingOfTheScaleHasABarEvenIfNobodyGaveIt() {
    RatingHistogram histogram = histogram(RatingScale.FIVE_STARS, 1, 3, 4, 4, 5, 5);
    assertEquals(
        List.of(1, 0, 1, 2, 2), histogram.bars().stream().map(RatingHistogram.Bar::count).toList());
    assertEquals(2, histogram.bars().get(1).from());
    assertEquals(22 / 6.0, histogram.mean(), EXACT);
    // Squares sum to 92, 92 - 6 (22/6)^2 = 68/6, over 5.
    assertEquals(Math.sqrt(68 / 30.0), histogram.deviation(), EXACT);
  }

  @Test
  void aFineScaleIsCutIntoRangesThatHoldBothEnds() {
    RatingHistogram histogram = histogram(new RatingScale(-10, 10, 0.01), -10, -9.01f, -9, 10);
    assertEquals(20, histogram.bars().size());
    assertEquals(2, histogram.bars().get(0).count());
    assertEquals(-9, histogram.bars().get(1).from(), EXACT);
    assertEquals(1, histogram.bars().get(1).count());
    assertEquals(1, histogram.bars().get(19).count());
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
  void meansAndSpreadsArePutTogetherByPowersOfTwo() {
    MeanAndSpread users = MeanAndSpread.of(ratings().byUser());
    assertEquals(
        List.of(3, 2, 1), users.points().stream().map(MeanAndSpread.Point::count).toList());
    assertEquals(4, users.points().get(0).mean(), EXACT);
    assertEquals(1, users.points().get(0).deviation(), EXACT);
    assertEquals(Math.sqrt(4.5), users.points().get(1).deviation(), EXACT);
    assertTrue(Double.isNaN(users.points().get(2).deviation()));
    assertEquals(2, users.steps().size());
    MeanAndSpread.Step more = users.steps().get(1);
    assertEquals(2, more.from());
    assertEquals(3, more.to());
    assertEquals(2, more.rows());
    assertEquals(Math.sqrt(6), more.centre(), EXACT);
    assertEquals((4 + 2.5) / 2, more.mean(), EXACT);
    assertEquals((1 + Math.sqrt(4.5)) / 2, more.deviation(), EXACT);
    assertEquals(3, MeanAndSpread.of(ratings().byItem()).points().size());
  }

  @Test
  void anItemOfTwoGenresCountsForBoth() {
    CategoryRatings numbers = CategoryRatings.of(Categories.of(genres(), 4), ratings().byItem());
    assertEquals(
        List.of(
            new CategoryRatings.Line("comedy", 2, 3, (3 + 1 + 4) / 3.0),
            new CategoryRatings.Line("drama", 2, 4, (5 + 4 + 5 + 4) / 4.0)),
        numbers.lines());
    assertEquals(2, numbers.lines().get(1).ratingsPerMember());
    assertEquals(1, numbers.without());
  }

  @Test
  void sharesOfOneKindOfUsersAreComparedWithThoseOfAll() {
    Categories users = Categories.of(field("student", "student", "writer"), 3);
    CrossTable table = CrossTable.of(users, Categories.of(genres(), 4), ratings().byUser());
    assertEquals(List.of("student", "writer"), table.users().names());
    assertEquals(List.of("comedy", "drama"), table.items().names());
    assertEquals(3, table.count(0, 0));
    assertEquals(8 / 3.0, table.mean(0, 0), EXACT);
    assertEquals(3 / 5.0, table.share(0, 0), EXACT);
    assertEquals(3 / 6.0, table.shareOfAll(0), EXACT);
    assertEquals(6 / 5.0, table.lift(0, 0), EXACT);
    assertEquals(0, table.share(1, 0));
    assertTrue(Double.isNaN(table.mean(1, 0)));
    assertEquals(1 / (4 / 6.0), table.lift(1, 1), EXACT);
  }

  @Test
  void genresThatAUserSawTwiceCountOnce() {
    Histogram numbers = CategoriesPerUser.of(genres(), ratings().byUser());
    assertArrayEquals(new int[] {1, 2}, numbers.counts());
    assertEquals(1, numbers.start());
    assertEquals(2, numbers.median());
  }

  @Test
  void aHistogramHasRoundRangesAndAtMostForty() {
    Histogram numbers = Histogram.of(new int[] {7, 81, 12, 9});
    assertEquals(2, numbers.width());
    assertEquals(6, numbers.start());
    assertEquals(38, numbers.counts().length);
    assertEquals(1, numbers.counts()[0]);
    assertEquals(1, numbers.counts()[1]);
    assertEquals(1, numbers.counts()[37]);
    assertEquals(10.5, numbers.median());
    assertEquals(50, Histogram.of(new int[] {0, 1999}).width());
  }

  @Test
  void wordsAreWhatStandsBetweenBlanks() {
    TextLengths lengths = TextLengths.of(ItemTexts.of(List.of("one  two\nthree", "", "single")));
    assertEquals(2, lengths.texts());
    assertEquals(3, lengths.items());
    assertEquals(1, lengths.words().least());
    assertEquals(3, lengths.words().greatest());
  }

  @Test
  void aYearIsShownByWeeksAndWithoutTheRatingsWhoseTimeIsNotKnown() {
    RatingsOverTime time = RatingsOverTime.of(ratings()).orElseThrow();
    assertEquals("week", time.period());
    assertEquals(1, time.unknown());
    assertEquals(0, time.strange());
    assertEquals(LocalDate.of(2024, 1, 1), time.periods().get(0).start());
    assertEquals(LocalDate.of(2024, 12, 30), time.periods().get(52).start());
    assertEquals(2, time.periods().get(4).count());
    assertEquals(4, time.periods().get(4).mean(), EXACT);
    assertEquals(5, time.periods().stream().mapToInt(RatingsOverTime.Period::count).sum());
  }

  @Test
  void longerTimesAreShownByLongerPeriods() {
    assertEquals("day", period("2024-01-01", "2024-03-31"));
    assertEquals("month", period("2020-01-01", "2024-03-31"));
    assertEquals("year", period("1970-01-02", "2024-03-31"));
    assertEquals("decade", period("1500-01-01", "2024-03-31"));
    assertEquals("century", period("0001-01-01", "9999-12-31"));
  }

  private static String period(String first, String last) {
    RatingsOverTime time =
        RatingsOverTime.of(
                new RatingMatrixBuilder()
                    .add(0, 0, 1, day(first))
                    .add(1, 0, 2, day(last))
                    .build(2, 1))
            .orElseThrow();
    RatingsOverTime.Period end = time.periods().get(time.periods().size() - 1);
    assertEquals(1, time.periods().get(0).count());
    assertEquals(1, end.count());
    assertTrue(!end.start().isAfter(LocalDate.parse(last)));
    return time.period();
  }

  @Test
  void timesBeyondTheCalendarAreCountedApart() {
    RatingMatrix odd =
        new RatingMatrixBuilder()
            .add(0, 0, 1, Long.MAX_VALUE)
            .add(1, 0, 2, Long.MIN_VALUE)
            .add(2, 0, 2, day("2000-01-01"))
            .build(3, 1);
    assertEquals(2, RatingsOverTime.of(odd).orElseThrow().strange());
    assertTrue(RatingsOverTime.of(odd.filter(p -> p < 2)).isEmpty());
    assertTrue(RatingsOverTime.of(RatingMatrix.of(odd.byUser())).isEmpty());
  }

  @Test
  void manyNumbersBecomeRangesAndFewStayAsTheyAre() {
    String[] years =
        IntStream.rangeClosed(1981, 2000).mapToObj(String::valueOf).toArray(String[]::new);
    Categories ranges = Categories.of(field(years), years.length);
    assertEquals("1980–1981", ranges.names().get(0));
    assertEquals(11, ranges.size());
    assertTrue(ranges.numeric());
    Categories few = Categories.of(field("1995", "1950", "1995"), 3);
    assertEquals(List.of("1950", "1995"), few.names());
  }

  @Test
  void groupsOfAgesStandInTheOrderOfAge() {
    assertEquals(
        List.of("Under 18", "18-24", "25-34", "56+"),
        Categories.of(field("56+", "18-24", "Under 18", "25-34"), 4).names());
  }

  @Test
  void theRarestOfManyCategoriesArePutTogether() {
    String[] tags = new String[41 + 40];
    for (int n = 0; n < tags.length; n++) {
      tags[n] = "tag " + (char) ('A' + n / 2);
    }
    Categories categories = Categories.of(field(tags), tags.length);
    assertEquals(40, categories.size());
    assertEquals("(others)", categories.names().get(39));
    assertEquals(39, categories.of(tags.length - 1)[0]);
    assertEquals(39, categories.of(78)[0]);
    assertEquals(38, categories.of(77)[0]);
  }
}
