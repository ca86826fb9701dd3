package org.deepmovie.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.junit.jupiter.api.Test;

class RelevanceTest {

  private static Dataset of(double... values) {
    List<Rating> ratings = new ArrayList<>();
    for (int n = 0; n < values.length; n++) {
      ratings.add(new Rating("u" + n, "i" + n % 3, (float) values[n]));
    }
    return Dataset.of(ratings);
  }

  private static final Dataset STARS = of(1, 2, 3, 4, 5);
  private static final Dataset CONTINUOUS = of(-10, -3.21, 0, 2.5, 7.77, 10);
  private static final Dataset COUNTS = of(1, 3, 2000);
  private static final Dataset PAIRS = of(1, 1, 1);

  @Test
  void byDefaultTheUpperQuarterOfAScaleIsRelevantAndEveryInteraction() {
    assertThat(Relevance.standard().threshold(STARS)).isEqualTo(4);
    assertThat(Relevance.standard().threshold(CONTINUOUS)).isEqualTo(5);
    assertThat(Relevance.standard().threshold(COUNTS)).isNegative();
    assertThat(Relevance.standard().describe(STARS)).isEqualTo("ratings of 4 and above");
    assertThat(Relevance.standard().describe(PAIRS)).isEqualTo("interactions of any value");
  }

  @Test
  void theTopIsTheGreatestRatingOfFewAndTheTopQuartileOfMany() {
    assertThat(Relevance.top().threshold(STARS)).isEqualTo(5);
    assertThat(Relevance.top().describe(STARS)).isEqualTo("ratings of 5");
    assertThat(Relevance.top().threshold(CONTINUOUS)).isEqualTo(7.77f);
    assertThat(Relevance.top().describe(CONTINUOUS))
        .isEqualTo("ratings from the third quartile of the training set on");
    assertThat(Relevance.top().threshold(COUNTS)).isNegative();
  }

  @Test
  void theTopQuartileIsTakenFromTheTrainingValues() {
    assertThat(Relevance.topQuartile().threshold(COUNTS)).isEqualTo(2000);
    assertThat(Relevance.topQuartile().threshold(of(1, 2, 3, 4, 5, 6, 7, 8))).isEqualTo(7);
  }

  @Test
  void textIsANumberTheTopQuartileOrAny() {
    assertThat(Relevance.parse("3.5")).isEqualTo(Relevance.atLeast(3.5));
    assertThat(Relevance.parse(" Top quartile ")).isEqualTo(Relevance.topQuartile());
    assertThat(Relevance.parse("any")).isEqualTo(Relevance.any());
    for (String wrong : List.of("", "top", "NaN", "many")) {
      assertThatThrownBy(() -> Relevance.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aRatingOutsideTheScaleIsRefusedAndACountIsNot() {
    assertThatThrownBy(() -> Relevance.atLeast(6).threshold(STARS))
        .hasMessage("relevance from 6 on, and the ratings are from 1 to 5; give one of them");
    assertThat(Relevance.atLeast(5000).threshold(COUNTS)).isEqualTo(5000);
  }
}
