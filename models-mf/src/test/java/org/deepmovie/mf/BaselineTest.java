package org.deepmovie.mf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.TrainingContext;
import org.junit.jupiter.api.Test;

class BaselineTest {

  private static final Dataset DATA =
      Dataset.of(
          List.of(
              new Rating("ann", "a", 5), new Rating("ann", "b", 4),
              new Rating("bob", "a", 3), new Rating("bob", "b", 1)));

  private static Recommender fit(double lambda, int sweeps) {
    return new Baseline(new BaselineOptions(lambda, lambda, sweeps))
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
  void whatIsUnknownIsLeftOut() {
    Recommender model = fit(0, 20);
    assertEquals(3.25, model.predict("eve", "c"), 1e-6);
    assertEquals(4, model.predict("eve", "a"), 1e-6);
    assertEquals(4.5, model.predict("ann", "c"), 1e-6);
  }

  @Test
  void shrinkageOfTwoRatingsByTwoHalvesAnItemsDeviation() {
    // first sweep, items first: b_a = (1.75 - 0.25) / (2 + 2)
    assertEquals(3.25 + 0.375, fit(2, 1).predict("eve", "a"), 1e-6);
  }

  @Test
  void aNewPersonGetsTheBiasThatTheirRatingsShow() {
    // b_a = 0.75, b_b = -0.75: deviations 5 - 4 and 2 - 2.5, mean 0.25
    assertEquals(2.75, fit(0, 20).foldIn(Map.of("a", 5, "b", 2)).predict("b"), 1e-6);
  }

  @Test
  void similarItemsAreNoNotionOfABaseline() {
    assertThrows(UnsupportedOperationException.class, () -> fit(1, 1).similar("a", 1));
  }
}
