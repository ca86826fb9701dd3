package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.testkit.ContractData.DATA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.Explanation.Contribution;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.junit.jupiter.api.Test;

/** An explanation adds up to the prediction. */
abstract class ExplanationContract extends ModelContract {

  ExplanationContract(TrainerContract contract) {
    super(contract);
  }

  @Test
  void anExplanationAddsUpToThePredictionAndNamesItemsThatTheUserRated() {
    Recommender model = fitted();
    if (!contract().explains()) {
      assertThrows(UnsupportedQueryException.class, () -> model.explain(2, 3));
      return;
    }
    for (int user = -1; user < DATA.users().size(); user++) {
      for (int item = -1; item < DATA.items().size(); item++) {
        Explanation why = model.explain(user, item);
        double amounts = why.contributions().stream().mapToDouble(Contribution::amount).sum();
        assertEquals(why.prediction(), why.baseline() + amounts + why.remainder(), 1e-4);
        assertEquals(model.predict(user, item), DATA.scale().clip(why.prediction()), 1e-4);
        assertNamesRatedItems(why, user);
      }
    }
    assertEquals(model.explain(4, 3), model.explain("u4", "i3"));
    assertThat(model.explain(4, 3).contributions()).anyMatch(part -> part.amount() != 0);
  }

  private static void assertNamesRatedItems(Explanation why, int user) {
    Set<Integer> distinct = new HashSet<>();
    for (Contribution part : why.contributions()) {
      assertThat(user).as("an unknown user has rated nothing").isNotNegative();
      int position = DATA.ratings().byUser().find(user, part.item());
      assertThat(position)
          .as("position of %s among the ratings of u%d", part, user)
          .isNotNegative();
      assertEquals(DATA.ratings().byUser().value(position), part.rating());
      assertEquals(DATA.items().id(part.item()), part.id());
      assertEquals("Title " + part.item(), part.title());
      assertThat(distinct.add(part.item())).as("%s is listed once", part).isTrue();
    }
  }

  @Test
  void theRatingsOfANewUserExplainThePredictionAndItHasAnIntervalIfTheModelHasOnes() {
    Recommender model = fitted();
    FoldedInUser newUser = model.foldIn(Map.of("i1", 5, "i2", 1));
    Explanation why = newUser.explain("i5");
    assertThat(model.catalog().scale().clip(why.prediction())).isEqualTo(newUser.predict("i5"));
    assertThat(why.contributions())
        .extracting(Explanation.Contribution::id)
        .containsExactlyInAnyOrder("i1", "i2");
    double sum = why.baseline() + why.remainder();
    for (Explanation.Contribution contribution : why.contributions()) {
      sum += contribution.amount();
    }
    assertEquals(why.prediction(), sum, 1e-9);
    if (model.capabilities().contains(Capability.PREDICTION_INTERVALS)) {
      assertThat(newUser.predictInterval("i5", 0.8).contains(newUser.predict("i5"))).isTrue();
    } else {
      assertThrows(UnsupportedQueryException.class, () -> newUser.predictInterval("i5", 0.8));
    }
  }
}
