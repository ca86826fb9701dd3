package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.testkit.ContractData.DATA;
import static org.deepmovie.testkit.ContractData.SEED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.index.VectorSimilarity;
import org.deepmovie.recommend.ItemFilter;
import org.deepmovie.recommend.RecommendationQuery;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.deepmovie.serving.BatchRecommender;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

/** Recommended and similar items come best first; nothing is recommended that the user knows. */
abstract class RecommendationContract extends ModelContract {

  RecommendationContract(TrainerContract contract) {
    super(contract);
  }

  @Test
  void recommendationsAreUnseenPassTheFilterAndComeBestFirst() {
    Recommender model = fitted();
    for (int user = -1; user < DATA.users().size(); user++) {
      List<ScoredItem> best = model.recommend(user, 6, item -> item % 2 == 0);
      Set<Integer> distinct = new HashSet<>();
      for (ScoredItem scored : best) {
        assertEquals(0, scored.item() % 2);
        assertThat(distinct.add(scored.item())).as("%s is listed once", scored).isTrue();
        assertEquals(DATA.items().id(scored.item()), scored.id());
        assertEquals("Title " + scored.item(), scored.title());
        assertThat(user >= 0 && DATA.ratings().contains(user, scored.item()))
            .as("%s is rated by u%d", scored, user)
            .isFalse();
      }
      for (int n = 1; n < best.size(); n++) {
        assertThat(best.get(n).score()).isLessThanOrEqualTo(best.get(n - 1).score() + 1e-6);
      }
    }
  }

  @Test
  void nothingThatAUserDidIsRecommendedToTheUserAlsoNotByALoadedModel() throws IOException {
    RatingMatrix validation = DATA.ratings().filter(p -> p % 6 == 2);
    CsrMatrix feedback = oneUnratedItemOfEachUser();
    Dataset train =
        DATA.withRatings(DATA.ratings().filter(p -> p % 6 != 2)).withImplicitFeedback(feedback);
    Recommender fitted =
        trainer().fit(train, TrainingContext.ofSeed(SEED).withValidation(validation));
    List<Recommender> models = new ArrayList<>(List.of(fitted, loaded(fitted)));
    if (fitted instanceof VectorRecommender vectors) {
      models.add(vectors.withIndex(ExactIndex.factory()));
    }
    for (Recommender model : models) {
      for (int user = 0; user < DATA.users().size(); user++) {
        int self = user;
        assertThat(model.recommend(user, DATA.items().size()))
            .as("recommendations to u%d", user)
            .hasSize(DATA.items().size() - DATA.ratings().byUser().count(user) - 1)
            .noneMatch(item -> DATA.ratings().contains(self, item.item()))
            .noneMatch(item -> feedback.find(self, item.item()) >= 0);
      }
    }
  }

  private static CsrMatrix oneUnratedItemOfEachUser() {
    RatingMatrixBuilder feedback = new RatingMatrixBuilder();
    for (int user = 0; user < DATA.users().size(); user++) {
      int item = user % DATA.items().size();
      while (DATA.ratings().contains(user, item)) {
        item = (item + 1) % DATA.items().size();
      }
      feedback.add(user, item, 1);
    }
    return feedback.build(DATA.users().size(), DATA.items().size()).byUser();
  }

  @Test
  void recommendationsHaveTheHighestScoresOfAllUnseenItems() {
    Recommender model = fitted();
    float[] scores = new float[DATA.items().size()];
    for (int user = -1; user < DATA.users().size(); user++) {
      model.score(user, scores);
      TopItems best = new TopItems(6);
      for (int item = 0; item < scores.length; item++) {
        if (user < 0 || !DATA.ratings().contains(user, item)) {
          best.offer(item, scores[item]);
        }
      }
      double[] highest = IntStream.of(best.drain()).mapToDouble(item -> scores[item]).toArray();
      double[] recommended =
          model.recommend(user, 6).stream().mapToDouble(item -> scores[item.item()]).toArray();
      assertArrayEquals(highest, recommended, 1e-5);
    }
  }

  @Test
  void aModelOfVectorsRecommendsTheSameThroughAnotherIndex() {
    if (!(fitted() instanceof VectorRecommender model)) {
      return;
    }
    List<VectorSimilarity> made = new ArrayList<>();
    Recommender other =
        model.withIndex(
            (vectors, rows, dimension, metric) -> {
              made.add(metric);
              return new ExactIndex(vectors, rows, dimension, metric);
            });
    for (String user : List.of("u2", "u7", "nobody")) {
      assertEquals(model.recommend(user, 6), other.recommend(user, 6));
    }
    assertEquals(model.similar("i3", 6), other.similar("i3", 6));
    Map<String, Integer> ratings = Map.of("i1", 5, "i2", 1);
    assertEquals(model.foldIn(ratings).recommend(6), other.foldIn(ratings).recommend(6));
    assertSamePredictions(model, other);
    assertEquals(List.of(VectorSimilarity.INNER_PRODUCT, VectorSimilarity.COSINE), made);
  }

  @Test
  void manyUsersAreRecommendedWhatEachIs() {
    Recommender model = fitted();
    RecommendationQuery query =
        RecommendationQuery.of(5)
            .withFilter(ItemFilter.ids(DATA.items().ids().subList(3, 25)))
            .withKnownItems();
    List<List<ScoredItem>> lists = new ArrayList<>();
    new BatchRecommender(model, 2).recommendAll(query, (user, list) -> lists.add(list));
    for (int user = 0; user < lists.size(); user++) {
      assertEquals(model.recommend(user, query), lists.get(user));
    }
    assertEquals(DATA.users().size(), lists.size());
  }

  @Test
  void similarItemsAreOtherItemsBestFirstAndAnUnknownItemHasNone() {
    Recommender model = fitted();
    if (!contract().findsSimilarItems()) {
      assertThrows(UnsupportedQueryException.class, () -> model.similar(0, 1));
      assertThrows(UnsupportedQueryException.class, () -> model.similar("i1", 4));
      return;
    }
    int found = 0;
    for (int item = 0; item < DATA.items().size(); item++) {
      List<ScoredItem> similar = model.similar(item, 4);
      Set<Integer> distinct = new HashSet<>(Set.of(item));
      for (ScoredItem other : similar) {
        assertThat(distinct.add(other.item())).as("%s is listed once", other).isTrue();
      }
      for (int n = 1; n < similar.size(); n++) {
        assertThat(similar.get(n).score()).isLessThanOrEqualTo(similar.get(n - 1).score());
      }
      assertThat(similar).hasSizeLessThanOrEqualTo(4);
      found += similar.size();
    }
    assertThat(found).as("similar items of all items").isGreaterThan(DATA.items().size());
    assertEquals(model.similar(1, 4), model.similar("i1", 4));
    assertEquals(List.of(), model.similar(IdMap.UNKNOWN, 4));
    assertThrows(IllegalArgumentException.class, () -> model.similar(1, 0));
  }
}
