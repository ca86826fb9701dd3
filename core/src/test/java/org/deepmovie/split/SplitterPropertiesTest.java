package org.deepmovie.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every way to split, over many small random data sets. */
class SplitterPropertiesTest {

  private static final int DATA_SETS = 60;

  static Stream<Splitter> splitters() {
    return Stream.concat(random(), Stream.of(Splitters.time(0.7)));
  }

  static Stream<Splitter> random() {
    return Stream.of(
        Splitters.holdout(0.8),
        Splitters.kFold(3),
        Splitters.perUser(0.7),
        Splitters.leaveOut(1),
        Splitters.leaveOut(2),
        Splitters.users(0.6),
        Splitters.items(0.7),
        Splitters.convMf(0.5),
        Splitters.withValidation(Splitters.holdout(0.8), 0.1),
        Splitters.withValidation(Splitters.kFold(3), 0.2));
  }

  @ParameterizedTest
  @MethodSource("splitters")
  void putsEveryRatingIntoExactlyOnePart(Splitter splitter) {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Dataset data = SplitData.randomData(seed);
      Set<Rating> all = SplitData.ratings(data, data.ratings());
      if (splitter.spec().startsWith("convmf")) {
        all.removeIf(rating -> !SplitData.hasText(rating.item()));
      }
      for (Split split : splitter.split(data, seed)) {
        int size = split.train().ratings().size() + split.validation().size() + split.test().size();
        assertEquals(all.size(), size);
        Set<Rating> union = new HashSet<>();
        SplitData.parts(List.of(split)).forEach(union::addAll);
        assertEquals(all, union);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("splitters")
  void leavesNeitherTrainNorTestEmpty(Splitter splitter) {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      for (Split split : splitter.split(SplitData.randomData(seed), seed)) {
        assertThat(split.train().ratings().size()).isGreaterThan(0);
        assertThat(split.test().size()).isGreaterThan(0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("splitters")
  void givesTheSameForTheSameSeedWhateverTheOrderOfRows(Splitter splitter) {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      List<Rating> rows = SplitData.randomRatings(seed);
      List<Rating> permuted = new ArrayList<>(rows);
      Collections.shuffle(permuted, new Random(99));
      assertEquals(
          SplitData.parts(splitter.split(SplitData.data(rows), seed)),
          SplitData.parts(splitter.split(SplitData.data(permuted), seed)));
    }
  }

  @ParameterizedTest
  @MethodSource("random")
  void givesAnotherSplitForAnotherSeed(Splitter splitter) {
    int different = 0;
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Dataset data = SplitData.randomData(seed);
      List<Set<Rating>> one = SplitData.parts(splitter.split(data, seed));
      if (!one.equals(SplitData.parts(splitter.split(data, seed + 1000)))) {
        different++;
      }
    }
    assertThat((double) different).as(splitter.spec()).isGreaterThan(0.8 * DATA_SETS);
  }

  @ParameterizedTest
  @MethodSource("splitters")
  void keepsIdsTextsAndScaleOfTheData(Splitter splitter) {
    Dataset data = SplitData.randomData(1);
    for (Split split : splitter.split(data, 1)) {
      assertSame(data.users(), split.train().users());
      assertSame(data.items(), split.train().items());
      assertSame(data.texts(), split.train().texts());
      assertSame(data.scale(), split.train().scale());
    }
  }

  @ParameterizedTest
  @MethodSource("splitters")
  void refusesDataWithoutRatings(Splitter splitter) {
    Dataset whole = SplitData.randomData(1);
    Dataset none =
        whole.withRatings(RatingMatrix.empty(whole.users().size(), whole.items().size()));
    var error = assertThrows(IllegalArgumentException.class, () -> splitter.split(none, 1));
    assertThat(error.getMessage()).contains("has no ratings");
  }

  @ParameterizedTest
  @MethodSource("splitters")
  void refusesASingleRatingAndSaysWhere(Splitter splitter) {
    Dataset single = SplitData.data(List.of(new Rating("u0", "i0", 3, 7)));
    var error = assertThrows(IllegalArgumentException.class, () -> splitter.split(single, 1));
    assertThat(error.getMessage()).startsWith("split '");
    assertThat(error.getMessage()).doesNotContain("\n");
  }
}
