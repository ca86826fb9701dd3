package org.deepmovie.neighborhood.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.neighborhood.knn.Knn;
import org.deepmovie.neighborhood.knn.KnnOptions;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

class NeighborhoodBaselineOptionsTest {

  private static final int ROWS = 30;

  /** Each user rates so many of 30 items. */
  private static RatingMatrix ratings(int perUser) {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int user = 0; user < ROWS; user++) {
      for (int n = 0; n < perUser; n++) {
        ratings.add(user, (user + n) % ROWS, 1 + (user * n + n) % 5);
      }
    }
    return ratings.build(ROWS, ROWS);
  }

  private static double chosen(RatingMatrix ratings) {
    return NeighborhoodBaselineOptions.defaults()
        .chosenBy(ratings)
        .itemBiasRegularization()
        .orElseThrow();
  }

  @Test
  void biasesOfItemsAreRegularizedAsInTheBaselineWhereFewItemsHaveNeighbors() {
    assertThat(chosen(ratings(2))).isCloseTo(5, within(0.01));
    assertThat(chosen(ratings(20))).isCloseTo(2, within(0.01));
    assertThat(chosen(ratings(6))).isBetween(2.0, 5.0);
    assertThat(
            NeighborhoodBaselineOptions.defaults()
                .withItemBiasRegularization(OptionalDouble.of(3))
                .chosenBy(ratings(2))
                .itemBiasRegularization())
        .hasValue(3);
  }

  @Test
  void theHeaderOfAModelHasWhatWasChosenAndTheBaselineIsFittedWithIt() {
    RatingMatrix ratings = ratings(4);
    IdMap ids = IdMap.of(IntStream.range(0, ROWS).mapToObj(n -> "n" + n).toList());
    Dataset data = Dataset.builder("data", ids, ids, ratings).scale(RatingScale.FIVE_STARS).build();
    ModelHeader header =
        Knn.items(KnnOptions.defaults()).fit(data, TrainingContext.ofSeed(1)).header();
    double inHeader = Double.parseDouble(header.options().get("itemBiasRegularization"));
    assertThat(inHeader).isEqualTo(chosen(ratings));
    assertThat(NeighborhoodBaselineOptions.defaults().fit(ratings))
        .isEqualTo(BaselineEstimate.fit(ratings, 5, inHeader, 10));
  }
}
