package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.deepmovie.testkit.ContractData.DATA;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.FoldedInItem;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.recommend.UnknownItemException;
import org.deepmovie.recommend.UnknownUserException;
import org.deepmovie.recommend.UnsupportedQueryException;
import org.junit.jupiter.api.Test;

/** Users and items that were not in the training set are folded in or encoded. */
abstract class FoldInContract extends ModelContract {

  FoldInContract(TrainerContract contract) {
    super(contract);
  }

  @Test
  void aNewUserIsFoldedInWithoutRefitting() {
    Recommender model = fitted();
    FoldedInUser newUser = model.foldIn(Map.of("i1", 5, "i2", 1));
    assertAll(
        () -> assertOnScale(newUser.predict("i5")),
        () -> assertEquals(4, newUser.recommend(4).size()),
        () ->
            assertThat(newUser.recommend(99)).extracting(ScoredItem::id).doesNotContain("i1", "i2"),
        () -> assertThrows(IllegalArgumentException.class, () -> model.foldIn(Map.of("i1", 9))));
  }

  @Test
  void ratingsOfUnknownItemsAreSkippedAndNamed() {
    Recommender model = fitted();
    FoldedInUser known = model.foldIn(Map.of("i1", 5, "i2", 1));
    FoldedInUser mixed = model.foldIn(Map.of("i1", 5, "y", 3, "i2", 1, "x", 3));
    FoldedInUser stranger = model.foldIn(Map.of("x", 3));
    assertThat(known.unknownItems()).isEmpty();
    assertThat(known.requireKnownItems()).isSameAs(known);
    assertThat(mixed.unknownItems()).containsExactly("x", "y");
    assertThat(mixed.recommend(40)).isEqualTo(known.recommend(40));
    assertThat(stranger.recommend(40)).isEqualTo(model.foldIn(Map.of()).recommend(40));
    UnknownItemException refused =
        assertThrows(UnknownItemException.class, mixed::requireKnownItems);
    assertThat(refused.id()).isEqualTo("x");
    assertThrows(IllegalArgumentException.class, () -> model.foldIn(Map.of("x", 9)));
  }

  @Test
  void aNewItemIsFoldedInByItsRatingsIfTheModelSaysSo() {
    Recommender model = fitted();
    Map<String, Integer> ratings = Map.of("u1", 5, "u2", 1, "x", 3);
    if (!model.capabilities().contains(Capability.ITEM_RATINGS)) {
      assertThrows(UnsupportedQueryException.class, () -> model.foldInItem(ratings));
      return;
    }
    FoldedInItem item = model.foldInItem(ratings);
    assertThat(item.unknownUsers()).containsExactly("x");
    assertThrows(UnknownUserException.class, item::requireKnownUsers);
    assertThrows(IllegalArgumentException.class, () -> model.foldInItem(Map.of("u1", 9)));
    assertThrows(IndexOutOfBoundsException.class, () -> item.predict(99));
    assertThat(item.similar(5)).hasSize(5);
    FoldedInItem unrated = model.foldInItem(Map.of());
    for (int user = IdMap.UNKNOWN; user < DATA.users().size(); user++) {
      assertOnScale(item.predict(user));
      assertThat(unrated.predict(user)).isEqualTo(model.predict(user, IdMap.UNKNOWN));
      int unseen = model.recommend(user, DATA.items().size()).size();
      assertThat(item.rank(user)).isBetween(1, unseen + 1);
    }
  }

  @Test
  void newItemsArePredictedOnTheScaleAlsoByALoadedModelAndThroughAnotherIndex() throws IOException {
    Recommender fitted = fitted();
    if (!contract().predictsNewItems()) {
      assertThat(fitted).isNotInstanceOf(ColdStartRecommender.class);
      return;
    }
    Dataset newItems = PlantedRatings.generate(5, 7, 0.5, 11);
    Recommender loaded = loaded(fitted);
    for (int user : new int[] {IdMap.UNKNOWN, 4}) {
      double[] ratings = predictNew(fitted, user, newItems);
      assertThat(ratings).hasSize(7);
      IntStream.range(0, 7).forEach(item -> assertOnScale(ratings[item]));
      assertThat(predictNew(loaded, user, newItems)).isEqualTo(ratings);
      if (fitted instanceof VectorRecommender vectors) {
        assertThat(predictNew(vectors.withIndex(ExactIndex.factory()), user, newItems))
            .isEqualTo(ratings);
      }
    }
  }

  private static double[] predictNew(Recommender model, int user, Dataset newItems) {
    assertThat(model).isInstanceOf(ColdStartRecommender.class);
    return ((ColdStartRecommender) model).predictNew(user, newItems);
  }
}
