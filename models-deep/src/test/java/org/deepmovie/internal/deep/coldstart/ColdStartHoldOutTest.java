package org.deepmovie.internal.deep.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.factor.BaselineShrinkage;
import org.deepmovie.internal.factor.ColdStartBaseline;
import org.junit.jupiter.api.Test;

class ColdStartHoldOutTest {

  private static final int USERS = 40;
  private static final int ITEMS = 30;

  /** Even users love even items, odd users odd ones. */
  private static double taste(int user, int item) {
    return user % 2 == item % 2 ? 5 : 1;
  }

  private static Dataset data(int users, int items) {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int user = 0; user < users; user++) {
      for (int item = 0; item < items; item++) {
        ratings.add(user, item, (float) taste(user, item));
      }
    }
    return Dataset.builder("data", ids("u", users), ids("i", items), ratings.build(users, items))
        .scale(RatingScale.FIVE_STARS)
        .build();
  }

  private static IdMap ids(String prefix, int count) {
    return IdMap.of(IntStream.range(0, count).mapToObj(n -> prefix + n).toList());
  }

  private static ColdStartHoldOut draw(boolean users, boolean items) {
    return ColdStartHoldOut.draw(data(USERS, ITEMS), users, items, 1).orElseThrow();
  }

  private record Predictor(ToDoubleBiFunction<Integer, Integer> prediction)
      implements ColdStartModel<Predictor> {
    @Override
    public double predict(int user, int item) {
      return prediction.applyAsDouble(user, item);
    }

    @Override
    public Predictor withShrinkage(BaselineShrinkage other) {
      return this;
    }
  }

  private static long cold(CsrMatrix rows) {
    return IntStream.range(0, rows.rows()).filter(row -> rows.count(row) == 0).count();
  }

  @Test
  void aTenthOfTheUsersAndItemsLosesAllRatingsWhereThereAreColdOnesAndATenthOfTheRestIsHeldOut() {
    RatingMatrix both = draw(true, true).train().ratings();
    assertThat(cold(both.byUser())).isEqualTo(4);
    assertThat(cold(both.byItem())).isEqualTo(3);
    RatingMatrix users = draw(true, false).train().ratings();
    assertThat(cold(users.byUser())).isEqualTo(4);
    assertThat(cold(users.byItem())).isEqualTo(0);
    assertThat(both.size()).isEqualTo(Math.round(0.9 * 36 * 27));
    assertThat(draw(false, false).train().ratings().size()).isEqualTo(1080);
  }

  @Test
  void whatTellsTheHeldOutRatingsIsTrustedAndNoiseIsNot() {
    BaselineShrinkage telling =
        draw(true, true).shrinkage(new Predictor(ColdStartHoldOutTest::taste));
    assertThat(telling.known()).isCloseTo(1, within(0.01));
    assertThat(telling.user()).isCloseTo(1, within(0.01));
    assertThat(telling.item()).isCloseTo(1, within(0.01));
    assertThat(telling.both()).isCloseTo(1, within(0.01));
    BaselineShrinkage wrong =
        draw(true, true).shrinkage(new Predictor((user, item) -> 6 - taste(user, item)));
    assertThat(wrong).isEqualTo(new BaselineShrinkage(0, 0, 0, 0));
  }

  @Test
  void predictionsTwiceAsFarFromTheBaselineAreHalved() {
    ColdStartHoldOut holdOut = draw(false, true);
    ColdStartBaseline baseline = ColdStartBaseline.of(holdOut.train().ratings());
    BaselineShrinkage shrinkage =
        holdOut.shrinkage(
            new Predictor(
                (user, item) -> {
                  double b = baseline.value(user, item);
                  return b + 2 * (taste(user, item) - b);
                }));
    // 3 items x 40 ratings at a distance of 2 from the mean: 2 * 480 / (4 * 480 + 1).
    assertThat(shrinkage.item()).isCloseTo(960.0 / 1921, within(0.01));
    // 108 of the other ratings
    assertThat(shrinkage.known()).isCloseTo(864.0 / 1729, within(0.01));
    assertThat(shrinkage.user()).isEqualTo(0);
    assertThat(shrinkage.both()).isEqualTo(0);
  }

  @Test
  void ofFourRatingsNoneIsHeldOut() {
    assertThat(ColdStartHoldOut.draw(data(2, 2), true, true, 1)).isEmpty();
  }
}
