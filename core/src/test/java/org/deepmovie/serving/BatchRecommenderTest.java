package org.deepmovie.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.ItemFilter;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchRecommenderTest {

  private static final Dataset DATA = SmallRatings.generate(5000, 30, 0.1, 5);

  private static final Recommender VECTORS =
      Providers.load()
          .trainer("pmf:factors=4,epochs=2")
          .fit(DATA, TrainingContext.ofSeed(1).withThreads(2));

  /** A model without vectors. */
  private record Predictor(ModelHeader header) implements Recommender {
    @Override
    public double predict(int user, int item) {
      return VECTORS.predict(user, item);
    }
  }

  static List<Recommender> models() {
    return List.of(VECTORS, new Predictor(VECTORS.header()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void theListsAreThoseOfSingleQueriesInTheOrderOfTheUsers(Recommender model) {
    RecommendationQuery query =
        RecommendationQuery.of(5).withFilter(ItemFilter.ids(DATA.items().ids().subList(0, 20)));
    List<Integer> users = new ArrayList<>();
    new BatchRecommender(model, 2)
        .recommendAll(
            query,
            (user, items) -> {
              users.add(user);
              List<ScoredItem> single = model.recommend(user, query);
              assertThat(items).as("user %d", user).isEqualTo(single);
            });
    assertThat(users).hasSize(5000).isSorted();
  }
}
