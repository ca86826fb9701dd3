package org.deepmovie.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each way to split promises. */
class SplittersTest {

  private static final int DATA_SETS = 60;

  private static Set<Rating> train(Split split) {
    return SplitData.ratings(split.train(), split.train().ratings());
  }

  private static Set<Rating> test(Split split) {
    return SplitData.ratings(split.train(), split.test());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.75, 0.9})
  void holdoutGivesTrainItsShareOfAllRatings(double share) {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Dataset data = SplitData.randomData(seed);
      Split split = Splitters.holdout(share).split(data, seed).get(0);
      assertEquals(share * data.ratings().size(), split.train().ratings().size(), 0.5);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10})
  void kFoldTestsEveryRatingInOneFoldOfAboutEqualSize(int folds) {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Dataset data = SplitData.randomData(seed);
      List<Split> splits = Splitters.kFold(folds).split(data, seed);
      assertEquals(folds, splits.size());
      List<Rating> tested = new ArrayList<>();
      for (Split split : splits) {
        tested.addAll(test(split));
        assertEquals((double) data.ratings().size() / folds, split.test().size(), 1);
      }
      assertEquals(data.ratings().size(), tested.size());
      assertEquals(SplitData.ratings(data, data.ratings()), new HashSet<>(tested));
    }
  }

  @Test
  void kFoldRefusesMoreFoldsThanRatings() {
    Dataset data = SplitData.data(List.of(new Rating("u0", "i0", 3), new Rating("u1", "i0", 4)));
    assertEquals(2, Splitters.kFold(2).split(data, 1).size());
    var error =
        assertThrows(IllegalArgumentException.class, () -> Splitters.kFold(3).split(data, 1));
    assertEquals("split 'kfold:3': 2 ratings do not fill 3 folds", error.getMessage());
  }

  @Test
  void foldsAreComputedWhenAskedForAndAlikeEachTime() {
    Dataset data = SplitData.randomData(3);
    Splitter kFold = Splitters.kFold(data.ratings().size());
    for (Splitter splitter : List.of(kFold, Splitters.withValidation(kFold, 0.2))) {
      List<Split> splits = splitter.split(data, 1);
      assertInstanceOf(RandomAccess.class, splits);
      assertNotSame(splits.get(1), splits.get(1), "kept");
      assertEquals(
          SplitData.parts(List.of(splits.get(1))), SplitData.parts(List.of(splits.get(1))));
      assertThrows(UnsupportedOperationException.class, () -> splits.remove(0));
      assertThrows(IndexOutOfBoundsException.class, () -> splits.get(splits.size()));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.8, 0.95})
  void perUserDividesTheRatingsOfEachUser(double share) {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Dataset data = SplitData.randomData(seed);
      Split split = Splitters.perUser(share).split(data, seed).get(0);
      Map<String, Integer> train = SplitData.countByUser(train(split));
      Map<String, Integer> all = SplitData.countByUser(SplitData.ratings(data, data.ratings()));
      all.forEach(
          (user, count) -> {
            assertEquals(share * count, train.get(user), 1);
            if (count > 1) {
              assertThat(train.get(user)).as(user).isLessThan(count);
            }
          });
    }
  }

  @Test
  void perUserKeepsAUsersOnlyRatingInTrain() {
    Dataset data =
        SplitData.data(
            List.of(
                new Rating("u0", "i0", 3), new Rating("u1", "i0", 4), new Rating("u1", "i1", 4)));
    for (int seed = 0; seed < 10; seed++) {
      Split split = Splitters.perUser(0.1).split(data, seed).get(0);
      assertEquals(Set.of("u0", "u1"), SplitData.users(train(split)));
      assertEquals(Set.of("u1"), SplitData.users(test(split)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void leaveOutTestsNRatingsOfEachUserWhoHasMore(int n) {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Dataset data = SplitData.randomData(seed);
      Split split = Splitters.leaveOut(n).split(data, seed).get(0);
      Map<String, Integer> test = SplitData.countByUser(test(split));
      SplitData.countByUser(SplitData.ratings(data, data.ratings()))
          .forEach((user, count) -> assertEquals(count > n ? n : 0, test.getOrDefault(user, 0)));
    }
  }

  @Test
  void leaveOutRefusesDataInWhichNobodyHasMore() {
    Dataset data = SplitData.data(List.of(new Rating("u0", "i0", 3), new Rating("u1", "i0", 4)));
    assertThrows(IllegalArgumentException.class, () -> Splitters.leaveOut(1).split(data, 1));
  }

  @Test
  void usersHoldsOutWholeUsers() {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Dataset data = SplitData.randomData(seed);
      Split split = Splitters.users(0.7).split(data, seed).get(0);
      Set<String> train = SplitData.users(train(split));
      Set<String> both = new HashSet<>(train);
      both.retainAll(SplitData.users(test(split)));
      assertEquals(Set.of(), both);
      assertEquals(0.7 * data.users().size(), train.size(), 0.5);
    }
  }

  @Test
  void itemsHoldsOutWholeItems() {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Dataset data = SplitData.randomData(seed);
      Split split = Splitters.items(0.7).split(data, seed).get(0);
      Set<String> train = SplitData.items(train(split));
      Set<String> both = new HashSet<>(train);
      both.retainAll(SplitData.items(test(split)));
      assertEquals(Set.of(), both);
      assertEquals(0.7 * data.items().size(), train.size(), 0.5);
    }
  }

  @Test
  void usersAndItemsCountOnlyThoseThatHaveRatings() {
    Dataset data = SplitData.randomData(3);
    RatingMatrix ratings = data.ratings();
    RatingMatrix fewer = ratings.filter(p -> ratings.byUser().column(p) < 4);
    Split split = Splitters.items(0.5).split(data.withRatings(fewer), 1).get(0);
    assertEquals(2, SplitData.items(train(split)).size());
    assertEquals(2, SplitData.items(test(split)).size());
  }

  @Test
  void timeTestsOnlyWhatIsLaterThanAllOfTrain() {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Dataset data = SplitData.randomData(seed);
      Split split = Splitters.time(0.7).split(data, seed).get(0);
      long last = train(split).stream().mapToLong(Rating::timestamp).max().orElseThrow();
      long first = test(split).stream().mapToLong(Rating::timestamp).min().orElseThrow();
      assertThat(last).isLessThan(first);
      long beforeTies = train(split).stream().filter(r -> r.timestamp() < last).count();
      double share = 0.7 * data.ratings().size();
      assertThat((double) train(split).size()).isGreaterThanOrEqualTo(share - 0.5);
      assertThat((double) beforeTies).isLessThan(share + 0.5);
    }
  }

  @Test
  void timeGivesAllRatingsOfTheLastTrainSecondToTrain() {
    Dataset data =
        SplitData.data(
            List.of(
                new Rating("u0", "i0", 3, 10),
                new Rating("u0", "i1", 3, 20),
                new Rating("u1", "i0", 3, 20),
                new Rating("u1", "i1", 3, 30)));
    Split split = Splitters.time(0.5).split(data, 1).get(0);
    assertEquals(3, split.train().ratings().size());
    assertEquals(Set.of(new Rating("u1", "i1", 3, 30)), test(split));
  }

  @Test
  void timeRefusesDataWithoutTimes() {
    Dataset none = SplitData.data(List.of(new Rating("u0", "i0", 3), new Rating("u0", "i1", 3)));
    var error =
        assertThrows(IllegalArgumentException.class, () -> Splitters.time(0.5).split(none, 1));
    assertThat(error.getMessage()).contains("this data has none");
    Dataset some = SplitData.data(List.of(new Rating("u0", "i0", 3, 5), new Rating("u0", "i1", 3)));
    error = assertThrows(IllegalArgumentException.class, () -> Splitters.time(0.5).split(some, 1));
    assertThat(error.getMessage()).contains("1 of the 2 ratings");
  }

  @Test
  void timeRefusesRatingsThatAreAllOfOneSecond() {
    Dataset data =
        SplitData.data(List.of(new Rating("u0", "i0", 3, 5), new Rating("u0", "i1", 3, 5)));
    assertThrows(IllegalArgumentException.class, () -> Splitters.time(0.5).split(data, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.8})
  void convMfTrainsOnEveryUserAndItemWithText(double share) {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Dataset data = SplitData.randomData(seed);
      Set<Rating> kept = SplitData.ratings(data, data.ratings());
      kept.removeIf(rating -> !SplitData.hasText(rating.item()));
      Split split = Splitters.convMf(share).split(data, seed).get(0);
      assertEquals(SplitData.users(kept), SplitData.users(train(split)));
      assertEquals(SplitData.items(kept), SplitData.items(train(split)));
      int validation = split.validation().size();
      assertEquals(validation, split.test().size(), 1);
      int cover = SplitData.users(kept).size() + SplitData.items(kept).size();
      int train = split.train().ratings().size();
      assertThat((double) train).isGreaterThanOrEqualTo(share * kept.size() - 0.5);
      assertThat((double) train)
          .as("no more than needed")
          .isLessThanOrEqualTo(Math.max(share * kept.size() + 0.5, cover));
    }
  }

  @Test
  void convMfFillsTrainToItsShareWhereCoverTakesLess() {
    List<Rating> ratings = new ArrayList<>();
    for (int u = 0; u < 10; u++) {
      for (int i = 0; i < 10; i++) {
        ratings.add(new Rating("u" + u, "i" + i, 1 + (u + i) % 5));
      }
    }
    Split split = Splitters.convMf(0.8).split(SplitData.data(ratings), 4).get(0);
    assertEquals(64, split.train().ratings().size());
    assertEquals(8, split.validation().size());
    assertEquals(8, split.test().size());
  }

  @Test
  void convMfRefusesDataWithoutTexts() {
    Dataset data = SplitData.data(List.of(new Rating("u0", "i3", 3), new Rating("u1", "i3", 4)));
    var error =
        assertThrows(IllegalArgumentException.class, () -> Splitters.convMf(0.5).split(data, 1));
    assertThat(error.getMessage()).contains("text");
  }

  @Test
  void validationTakesItsShareOfTrainAndLeavesTestAlone() {
    for (int seed = 0; seed < DATA_SETS; seed++) {
      Dataset data = SplitData.randomData(seed);
      Splitter base = Splitters.kFold(3);
      List<Split> plain = base.split(data, seed);
      List<Split> carved = Splitters.withValidation(base, 0.2).split(data, seed);
      for (int fold = 0; fold < 3; fold++) {
        int train = plain.get(fold).train().ratings().size();
        assertEquals(0.2 * train, carved.get(fold).validation().size(), 0.5);
        assertEquals(test(plain.get(fold)), test(carved.get(fold)));
      }
    }
  }

  @Test
  void validationOfASplitThatHasItsOwnStays() {
    Dataset data = SplitData.randomData(5);
    assertEquals(
        SplitData.parts(Splitters.convMf(0.5).split(data, 5)),
        SplitData.parts(Splitters.withValidation(Splitters.convMf(0.5), 0.3).split(data, 5)));
  }

  @Test
  void validationIsOneRatingAtLeast() {
    Dataset data = SplitData.randomData(6);
    Splitter splitter = Splitters.withValidation(Splitters.holdout(0.8), 0.0001);
    assertEquals(1, splitter.split(data, 1).get(0).validation().size());
  }

  @Test
  void holdoutDrawsEveryRatingAboutEquallyOften() {
    Dataset data =
        SplitData.data(
            List.of(
                new Rating("u0", "i0", 3),
                new Rating("u0", "i1", 3),
                new Rating("u1", "i0", 3),
                new Rating("u1", "i1", 3)));
    int[] tested = new int[4];
    for (int seed = 0; seed < 2000; seed++) {
      RatingMatrix test = Splitters.holdout(0.75).split(data, seed).get(0).test();
      for (int p = 0; p < 4; p++) {
        int user = p / 2;
        tested[p] += test.contains(user, p % 2) ? 1 : 0;
      }
    }
    for (int count : tested) {
      assertEquals(500, count, 100);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "holdout:0.9, a share nearer to a half, 'such as holdout:0.5'",
    "time:.99, a share nearer to a half, 'such as time:0.5'",
    "leave:1, another split, such as holdout:0.5",
  })
  void aSplitThatLeavesASetEmptySaysWhatToDo(String spec, String advice, String example) {
    Dataset two =
        SplitData.data(List.of(new Rating("u0", "i0", 3, 7), new Rating("u1", "i0", 4, 8)));
    Splitter splitter = Splitters.parse(spec);
    var error = assertThrows(IllegalArgumentException.class, () -> splitter.split(two, 1));
    assertThat(error.getMessage())
        .contains("of 2 ratings 2 would go to the training set and 0 to the test set")
        .endsWith("give more ratings or " + advice + ", " + example);
  }
}
