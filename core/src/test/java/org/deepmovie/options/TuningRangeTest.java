package org.deepmovie.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuningRangeTest {

  enum Weighting {
    NONE,
    SQRT,
    BY_COUNT
  }

  record Sample(
      @Hyperparameter(value = "5", min = 1, max = 500, tune = "2..9", doc = "d") int factors,
      @Hyperparameter(value = "1", min = 0, max = 100, tune = "0.01..100 log", doc = "d")
          double lambda,
      @Hyperparameter(value = "0.5", min = 0, max = 1, doc = "d") float dropout,
      @Hyperparameter(value = "sqrt", tune = "sqrt,by-count", doc = "d") Weighting weighting,
      @Hyperparameter(value = "true", tune = "true,false", doc = "d") boolean biased,
      @Hyperparameter(value = "x", doc = "d") String word) {}

  private static OptionDescriptor option(String name) {
    return OptionsMapper.of(Sample.class).options().stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Integer> drawn(String name, String range, int draws) {
    TuningRange parsed = TuningRange.parse(option(name), range);
    SplittableRandom random = new SplittableRandom(1);
    Map<String, Integer> counts = new TreeMap<>();
    for (int n = 0; n < draws; n++) {
      String value = parsed.at(random.nextDouble());
      assertThat(parsed.contains(value)).as(value).isTrue();
      assertThat(option(name).accepts(value)).as(value).isTrue();
      counts.merge(value, 1, Integer::sum);
    }
    return counts;
  }

  private static double shareBelow(Map<String, Integer> counts, double bound) {
    double below = 0;
    double all = 0;
    for (Map.Entry<String, Integer> value : counts.entrySet()) {
      below += Double.parseDouble(value.getKey()) < bound ? value.getValue() : 0;
      all += value.getValue();
    }
    return below / all;
  }

  @ParameterizedTest
  @CsvSource({
    "dropout, 0.1..0.5",
    "dropout, 0.12345..0.123456",
    "lambda, 0.001..100 log",
    "lambda, 99.9999..100 log",
    "factors, 1..500 log",
    "factors, 3..4"
  })
  void whateverIsDrawnLiesWithinTheRangeAndIsAccepted(String name, String range) {
    assertThat(drawn(name, range, 1000).size()).isGreaterThan(1);
  }

  @Test
  @Tag("slow")
  void aLinearRangeIsDrawnEvenly() {
    Map<String, Integer> counts = drawn("dropout", "0..0.8", 20_000);
    for (double share : new double[] {0.1, 0.5, 0.75}) {
      assertEquals(share, shareBelow(counts, 0.8 * share), 0.01);
    }
  }

  @Test
  @Tag("slow")
  void aLogarithmicRangeIsDrawnEvenlyByItsLogarithm() {
    Map<String, Integer> counts = drawn("lambda", "0.01..100 log", 20_000);
    assertEquals(0.25, shareBelow(counts, 0.1), 0.01);
    assertEquals(0.5, shareBelow(counts, 1), 0.01);
    assertEquals(0.75, shareBelow(counts, 10), 0.01);
  }

  @Test
  @Tag("slow")
  void wholeNumbersAreDrawnWithBothEndsAndAllAsLikely() {
    Map<String, Integer> counts = drawn("factors", "2..5", 20_000);
    assertEquals(4, counts.size());
    counts.values().forEach(count -> assertEquals(5000, count, 300));
  }

  @Test
  @Tag("slow")
  void theSmallerHalfOfALogarithmicRangeOfWholeNumbersIsDrawnMoreOften() {
    Map<String, Integer> counts = drawn("factors", "1..100 log", 20_000);
    assertEquals(Math.log(10) / Math.log(101), shareBelow(counts, 10), 0.01);
    assertThat(counts.containsKey("1") && counts.containsKey("100"))
        .as("counts.containsKey(\"1\") && counts.containsKey(\"100\")")
        .isTrue();
  }

  @Test
  @Tag("slow")
  void choicesAreDrawnAllAsLikely() {
    Map<String, Integer> counts = drawn("weighting", "none, by-count", 10_000);
    assertEquals(5000, counts.get("none"), 200);
    assertEquals(5000, counts.get("by-count"), 200);
    assertEquals(3, drawn("factors", "10,20,50", 100).size());
    assertEquals(2, drawn("biased", "true,false", 100).size());
  }

  @Test
  void aSmallNumberIsWrittenWithoutExponentAndWithFewDigits() {
    TuningRange range = TuningRange.parse(option("lambda"), "0.00001..0.001 log");
    assertEquals("0.00001", range.at(0));
    assertEquals("0.0001", range.at(0.5));
    assertEquals("0.00003162", range.at(0.25));
    assertEquals("0.1235", TuningRange.parse(option("dropout"), "0..0.5").at(0.246913578));
  }

  @Test
  void aRangeWithoutAScaleHasThatOfTheOptionsOwnRange() {
    assertEquals("0.1..10 log", TuningRange.parse(option("lambda"), "0.1..10").toString());
    assertEquals("0.1..10", TuningRange.parse(option("lambda"), "0.1..10 linear").toString());
    assertEquals("0..0.5", TuningRange.parse(option("dropout"), "0 .. 0.5").toString());
  }

  @Test
  void whatItIsWrittenAsIsReadAsTheSameRange() {
    for (OptionDescriptor option : OptionsMapper.of(Sample.class).options()) {
      option
          .tuning()
          .ifPresent(range -> assertEquals(range, TuningRange.parse(option, range.toString())));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lambda | 0.1..200 | an end of it is not accepted; the option takes number from 0 to 100",
        "lambda | 0..1 log | a logarithmic range starts above 0",
        "lambda | 0..1 | a logarithmic range starts above 0",
        "lambda | 2..1 | give the lower end first",
        "lambda | 1..1 | give the lower end first",
        "factors | 1.5..3 | an end of it is not accepted; the option takes integer from 1 to 500",
        "lambda | 1 | give LOW..HIGH, LOW..HIGH log or VALUE,VALUE",
        "lambda | 1,1 | give LOW..HIGH, LOW..HIGH log or VALUE,VALUE",
        "lambda | 1..2 cubic | an end of it is not accepted",
        "weighting | none,all | 'all' is not accepted; the option takes one of none, sqrt,"
            + " by-count",
        "weighting | none..sqrt | only numbers have a range LOW..HIGH",
        "biased | true | give LOW..HIGH, LOW..HIGH log or VALUE,VALUE",
      })
  void whatCannotBeTriedIsRefusedWithWhatIsAccepted(String name, String range, String problem) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> TuningRange.parse(option(name), range))
            .getMessage();
    assertThat(message).startsWith("range " + name + "=" + range + ": " + problem);
    assertThat(message).contains("; the option takes ");
  }
}
