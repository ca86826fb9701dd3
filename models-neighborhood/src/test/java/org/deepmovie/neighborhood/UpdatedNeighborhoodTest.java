package org.deepmovie.neighborhood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.deepmovie.data.Dataset;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatedNeighborhoodTest {

  private static final Dataset ALL = PlantedRatings.generate(60, 40, 0.3, 5);
  private static final Dataset BEFORE = ALL.withRatings(ALL.ratings().filter(p -> p % 10 != 3));
  private static final Dataset ARRIVED = ALL.withRatings(ALL.ratings().filter(p -> p % 10 == 3));

  @ParameterizedTest
  @ValueSource(strings = {"slope-one", "item-knn", "user-knn", "cor-ngbr"})
  void anUpdatedModelIsThatOfAllRatingsWithTheSameOptions(String name) {
    TrainingContext context = TrainingContext.ofSeed(1).withThreads(1);
    Recommender before = Providers.load().trainer(name).fit(BEFORE, context);
    Recommender updated = before.updated(ARRIVED);
    Recommender fitted =
        Providers.load().trainer(name, before.header().options()).fit(ALL, context);
    for (int user = 0; user < 60; user++) {
      for (int item = 0; item < 40; item++) {
        assertThat(updated.predict(user, item)).isCloseTo(fitted.predict(user, item), within(1e-6));
      }
    }
    assertThat(updated.recommend(3, 20))
        .extracting(ScoredItem::item)
        .isEqualTo(fitted.recommend(3, 20).stream().map(ScoredItem::item).toList());
  }
}
