package org.deepmovie.mf.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

class BaselineTest {

  private static final Dataset DATA =
      Dataset.of(
          List.of(
              new Rating("ann", "a", 5), new Rating("ann", "b", 4),
              new Rating("bob", "a", 3), new Rating("bob", "b", 1)));

  private static Recommender fit(double regularization, int epochs) {
    return fit(BaselineMethod.ALS, regularization, epochs);
  }

  private static Recommender fit(BaselineMethod method, double regularization, int epochs) {
    return new Baseline(
            new BaselineOptions(method, regularization, regularization, epochs, 0.05, 0))
        .fit(DATA, TrainingContext.ofSeed(1));
  }

  @Test
  void fourRatingsWorkedByHand() {
    // mu = 3.25; without shrinkage b_ann = 1.25, b_bob = -1.25, b_a = 0.75, b_b = -0.75
    Recommender model = fit(0, 20);
    assertEquals(5, model.predict("ann", "a"), 1e-6);
    assertEquals(3.75, model.predict("ann", "b"), 1e-6);
    assertEquals(2.75, model.predict("bob", "a"), 1e-6);
    assertEquals(1.25, model.predict("bob", "b"), 1e-6);
  }

  @Test
  void thePredictionForAnUnknownUserOrItemLeavesItsBiasOut() {
    Recommender model = fit(0, 20);
    assertEquals(3.25, model.predict("eve", "c"), 1e-6);
    assertEquals(4, model.predict("eve", "a"), 1e-6);
    assertEquals(4.5, model.predict("ann", "c"), 1e-6);
  }

  @Test
  void shrinkageOfTwoRatingsByTwoHalvesAnItemsDeviation() {
    // first epoch, items first: b_a = (1.75 - 0.25) / (2 + 2)
    assertEquals(3.25 + 0.375, fit(2, 1).predict("eve", "a"), 1e-6);
  }

  @Test
  void aNewUserGetsTheBiasOfTheirRatings() {
    // b_a = 0.75, b_b = -0.75: deviations 5 - 4 and 2 - 2.5, mean 0.25
    assertEquals(2.75, fit(0, 20).foldIn(Map.of("a", 5, "b", 2)).predict("b"), 1e-6);
  }

  @Test
  void aBaselineHasNoSimilarItems() {
    assertThrows(UnsupportedOperationException.class, () -> fit(1, 1).similar("a", 1));
  }

  @Test
  void shrunkenMeansTakeTheItemsDeviationsFirst() {
    // lambda 2: b_a = 1.5 / 4, then b_ann = (1.75 - 0.375 + 0.75 + 0.375) / 4
    Recommender model = fit(BaselineMethod.MEANS, 2, 20);
    assertEquals(3.25 + 0.375, model.predict("eve", "a"), 1e-6);
    assertEquals(3.25 + 0.625, model.predict("ann", "c"), 1e-6);
  }

  @Test
  void gradientDescentFindsWhatAlternatingFinds() {
    Recommender model = fit(BaselineMethod.SGD, 0, 1000);
    assertEquals(5, model.predict("ann", "a"), 0.02);
    assertEquals(1.25, model.predict("bob", "b"), 0.02);
  }

  @Test
  void aLearningRateThatIsTooHighIsNamedInTheError() {
    Baseline trainer = new Baseline(new BaselineOptions(BaselineMethod.SGD, 5, 5, 1000, 1, 90));
    DivergedException diverged =
        assertThrows(DivergedException.class, () -> trainer.fit(DATA, TrainingContext.ofSeed(1)));
    assertThat(diverged).hasMessageEndingWith("lower learningRate");
  }
}
