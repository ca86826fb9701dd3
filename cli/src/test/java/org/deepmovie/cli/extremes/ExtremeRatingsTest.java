package org.deepmovie.cli.extremes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingScale;
import org.deepmovie.models.ModelFile;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.DivergedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model is fitted to any ratings that are read, or refuses them in one sentence. */
class ExtremeRatingsTest {

  /** The ends of the range of ratings, from -1e12 to 1e12, as the ends of a scale. */
  private static final double[][] SCALES = {{-1e12, 1e12}, {0, 4e-12}, {1e12 - 1e6, 1e12}};

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("org.deepmovie.cli.extremes.SmallModels#names")
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void theGreatestAndTheSmallestRatingsHaveFiniteAnswersAlsoFromAFile(String model)
      throws IOException {
    Dataset stars = SmallModels.data();
    for (double[] ends : SCALES) {
      double unit = (ends[1] - ends[0]) / 4;
      Dataset data =
          SmallModels.data(
              stars.ratings().map(rating -> ends[0] + unit * (rating - 1)),
              new RatingScale(ends[0], ends[1], unit));
      Recommender fitted;
      try {
        fitted =
            SmallModels.PROVIDERS
                .trainer(model + ":" + SmallModels.options(model))
                .fit(data, SmallModels.context(data));
      } catch (DivergedException | IllegalArgumentException e) {
        assertThat(e).message().as(model).hasSizeLessThan(300).doesNotContain("\n");
        continue;
      }
      String scale = "from " + ends[0] + " to " + ends[1];
      assertThat(FiniteAnswers.faults(fitted, data)).as(scale).isEmpty();
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ModelFile.save(fitted, file);
      Recommender loaded =
          ModelFile.load(
              "m.zip", new ByteArrayInputStream(file.toByteArray()), SmallModels.PROVIDERS);
      assertThat(loaded.predict(0, 0)).as(scale).isEqualTo(fitted.predict(0, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {3e38f, -3e38f, 1.1e12f, Float.NaN})
  void aRatingBeyondTheRangeIsRefused(float value) {
    assertThatThrownBy(() -> new Rating("ann", "tea", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("give a number from -1e12 to 1e12");
  }

  @Test
  void ratingsTooNearToEachOtherForAScaleAreRefused() {
    List<Rating> ratings = List.of(new Rating("a", "x", 1e-30f), new Rating("b", "x", 5e-30f));
    assertThatThrownBy(() -> Dataset.of(ratings)).hasMessageContaining("at least 1e-12");
  }

  @Test
  void aPredictionThatIsNoNumberIsTheMiddleOfTheScale() {
    assertThat(RatingScale.FIVE_STARS.clip(Double.NaN)).isEqualTo(3);
  }
}
