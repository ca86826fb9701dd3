package org.deepmovie.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.common.base.Splitter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final Sample SAMPLE = Sample.generate(1);
  private static final Dataset DATA = SAMPLE.dataset();
  private static final RatingMatrix RATINGS = DATA.ratings();
  private static final CsrMatrix ROWS = RATINGS.byUser();
  private static final long CUT = cut();
  private static final RatingMatrix EARLY = RATINGS.filter(p -> RATINGS.timestamp(p) < CUT);
  private static final RatingMatrix LATE = RATINGS.filter(p -> RATINGS.timestamp(p) >= CUT);
  private static final Splitter WORDS = Splitter.onPattern("[^a-z]+").omitEmptyStrings();

  /** The time at which the last fifth of the ratings begins. */
  private static long cut() {
    long[] times = IntStream.range(0, RATINGS.size()).mapToLong(RATINGS::timestamp).toArray();
    Arrays.sort(times);
    return times[(int) (0.8 * times.length)];
  }

  @Test
  void theSameSeedGivesTheSameDataOnEveryMachine() {
    Dataset again = Sample.generate(1).dataset();
    assertEquals("39671df6fbd9310f", DATA.fingerprint());
    assertThat(DATA.hasFingerprint("c566623467d7297c")).as("that of an earlier version").isTrue();
    assertEquals(DATA.fingerprint(), again.fingerprint());
    assertEquals(DATA.titles(), again.titles());
    for (int i = 0; i < DATA.items().size(); i++) {
      assertEquals(DATA.texts().text(i), again.texts().text(i));
    }
    assertNotEquals(DATA.fingerprint(), Sample.generate(2).dataset().fingerprint());
  }

  @Test
  void itHasTheStatedSizeAndSaysThatItIsSynthetic() {
    assertEquals("sample (synthetic)", DATA.name());
    assertEquals(RatingScale.FIVE_STARS, DATA.scale());
    assertEquals(600, DATA.users().size());
    assertEquals(400, DATA.items().size());
    assertEquals(400, DATA.texts().count());
    assertEquals(400, new HashSet<>(DATA.titles()).size());
    assertEquals(35_000, RATINGS.size(), 300);
    for (int p = 0; p < RATINGS.size(); p++) {
      assertThat(DATA.scale().isRating(ROWS.value(p)))
          .as("DATA.scale().isRating(ROWS.value(p))")
          .isTrue();
    }
    assertEquals(8, DATA.itemAttributes().field("genre").orElseThrow().categories().size());
    assertEquals(8, DATA.userAttributes().field("occupation").orElseThrow().categories().size());
    assertEquals(4, DATA.userAttributes().field("age").orElseThrow().categories().size());
    assertEquals(2, DATA.userAttributes().field("gender").orElseThrow().categories().size());
  }

  @Test
  void itemsAreSpreadOverAllBucketsOfPopularityBeforeTheLastFifth() {
    int[] bucket = new int[4];
    for (int i = 0; i < RATINGS.items(); i++) {
      int count = EARLY.byItem().count(i);
      bucket[count == 0 ? 0 : count <= 5 ? 1 : count <= 20 ? 2 : 3]++;
    }
    assertEquals("[48, 50, 80, 222]", Arrays.toString(bucket));
    long unrated =
        IntStream.range(0, RATINGS.items()).filter(i -> RATINGS.byItem().count(i) == 0).count();
    assertEquals(8, unrated);
  }

  @Test
  void everyUserHasRatingsBeforeTheLastFifth() {
    for (int u = 0; u < RATINGS.users(); u++) {
      assertThat(EARLY.byUser().count(u)).as(DATA.users().id(u)).isGreaterThan(0);
    }
  }

  @Test
  void newReleasesAreRatedAfterAllElseAndFillMostOfTheLastFifth() {
    long lastOlder = Long.MIN_VALUE;
    long firstNewer = Long.MAX_VALUE;
    int newer = 0;
    for (int p = 0; p < RATINGS.size(); p++) {
      if (isNewRelease(ROWS.column(p))) {
        firstNewer = Math.min(firstNewer, RATINGS.timestamp(p));
        newer++;
      } else {
        lastOlder = Math.max(lastOlder, RATINGS.timestamp(p));
      }
    }
    assertEquals(40, IntStream.range(0, 400).filter(SampleTest::isNewRelease).count());
    assertThat(lastOlder).isLessThan(firstNewer);
    assertThat(newer).isGreaterThan(LATE.size() / 2);
    assertThat(LATE.size() - newer)
        .as("ratings of older items in the last fifth")
        .isGreaterThan(1000);
    IntStream.range(0, 400)
        .filter(SampleTest::isNewRelease)
        .forEach(i -> assertEquals(0, EARLY.byItem().count(i)));
  }

  @Test
  void olderItemsInTheLastFifthAreKnownFromBefore() {
    for (int i = 0; i < RATINGS.items(); i++) {
      if (!isNewRelease(i) && LATE.byItem().count(i) > 0) {
        assertThat(EARLY.byItem().count(i)).as(DATA.items().id(i)).isGreaterThan(20);
      }
    }
  }

  @Test
  void plotsHaveTwoToFiveSentencesAndThirtyToEightyWords() {
    for (int i = 0; i < RATINGS.items(); i++) {
      String plot = DATA.texts().text(i);
      int words = plot.split(" ").length;
      long sentences = plot.chars().filter(c -> c == '.').count();
      assertThat(words).isBetween(30, 80);
      assertThat(sentences).isBetween(2L, 5L);
    }
  }

  @Test
  void noTwoTopicsShareAWord() {
    Set<String> seen = new TreeSet<>();
    for (Topic topic : Topic.values()) {
      for (char slot : "navp".toCharArray()) {
        for (String word : topic.words(slot)) {
          assertThat(seen.add(word)).as(word).isTrue();
        }
      }
    }
  }

  @Test
  void theWordsOfAPlotTellItsGenre() {
    Map<String, Topic> topicOf = new HashMap<>();
    for (Topic topic : Topic.values()) {
      for (char slot : "navp".toCharArray()) {
        topic.words(slot).forEach(word -> topicOf.put(word, topic));
      }
    }
    int told = 0;
    for (int i = 0; i < RATINGS.items(); i++) {
      Map<Topic, Integer> counts = new EnumMap<>(Topic.class);
      for (String word : WORDS.split(DATA.texts().text(i).toLowerCase(Locale.ROOT))) {
        if (topicOf.containsKey(word)) {
          counts.merge(topicOf.get(word), 1, Integer::sum);
        }
      }
      Topic most =
          counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      List<String> genres = DATA.itemAttributes().field("genre").orElseThrow().categories(i);
      told += genres.contains(most.genre()) ? 1 : 0;
    }
    assertThat(told).isGreaterThan(390);
  }

  @Test
  void praisedItemsAreLikedBetterThanBlamedOnes() {
    double[] sum = new double[2];
    int[] count = new int[2];
    for (int i = 0; i < RATINGS.items(); i++) {
      for (int verdict = 0; verdict < 2; verdict++) {
        if (praise(i) == verdict * TextGenerator.VERDICTS) {
          for (int u = 0; u < RATINGS.users(); u++) {
            sum[verdict] += SAMPLE.expectedRating(u, i);
            count[verdict]++;
          }
        }
      }
    }
    double difference = sum[1] / count[1] - sum[0] / count[0];
    assertThat(difference).as("difference " + difference).isStrictlyBetween(0.5, 1.1);
  }

  @Test
  void ratingsAverageToTheirExpectationWhateverThatIs() {
    double[] error = new double[5];
    double[] count = new double[5];
    for (int u = 0; u < RATINGS.users(); u++) {
      for (int p = ROWS.start(u); p < ROWS.end(u); p++) {
        double expected = SAMPLE.expectedRating(u, ROWS.column(p));
        assertThat(expected).isBetween(1.0, 5.0);
        int band = (int) Math.min(4, expected - 0.5);
        error[band] += ROWS.value(p) - expected;
        count[band]++;
      }
    }
    for (int band = 0; band < 5; band++) {
      double fourStandardErrors = 4 * 0.8 / Math.sqrt(count[band]);
      assertEquals(0, error[band] / count[band], fourStandardErrors, "band " + band);
    }
  }

  @Test
  void theBestRmseOfOneRatingIsItsError() {
    RatingMatrix one = new RatingMatrixBuilder().add(3, 5, 2f).build(600, 400);
    assertEquals(Math.abs(2 - SAMPLE.expectedRating(3, 5)), SAMPLE.bestRmse(one), 1e-12);
    assertThat(SAMPLE.bestRmse(RatingMatrix.empty(600, 400))).isNaN();
  }

  @Test
  void theBestRmseLiesFarBelowThatOfTheMean() {
    double mean = EARLY.mean();
    double sum = 0;
    for (int p = 0; p < LATE.size(); p++) {
      sum += Math.pow(LATE.byUser().value(p) - mean, 2);
    }
    double rmseOfMean = Math.sqrt(sum / LATE.size());
    assertEquals(0.74, SAMPLE.bestRmse(LATE), 0.02);
    assertEquals(1.11, rmseOfMean, 0.03);
  }

  @Test
  void theNormalDistributionHasItsTabulatedValues() {
    assertEquals(0.5, Sample.STANDARD_NORMAL.cumulativeProbability(0));
    assertEquals(0.975, Sample.STANDARD_NORMAL.cumulativeProbability(1.959963984540054), 1e-15);
    assertEquals(0.15865525393145705, Sample.STANDARD_NORMAL.cumulativeProbability(-1), 1e-15);
    assertEquals(9.865876450376981e-10, Sample.STANDARD_NORMAL.cumulativeProbability(-6), 1e-15);
    assertEquals(1, Sample.STANDARD_NORMAL.cumulativeProbability(9));
    assertEquals(0, Sample.STANDARD_NORMAL.cumulativeProbability(Double.NEGATIVE_INFINITY));
  }

  private static boolean isNewRelease(int item) {
    return DATA.titles().get(item).endsWith("(2020)");
  }

  private static int praise(int item) {
    Set<String> good = Set.copyOf(TextGenerator.PRAISE);
    int praise = 0;
    for (String word : WORDS.split(DATA.texts().text(item).toLowerCase(Locale.ROOT))) {
      praise += good.contains(word) ? 1 : 0;
    }
    return praise;
  }
}
