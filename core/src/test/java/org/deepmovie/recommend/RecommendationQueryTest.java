package org.deepmovie.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.models.Providers;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

class RecommendationQueryTest {

  /** Items 0, 3, 6, ... are horror, 1, 4, ... comedy and drama; item n is of the year 1990 + n. */
  private static final Recommender MODEL = fit(30, 20);

  private static Recommender fit(int users, int items) {
    Dataset data = SmallRatings.generate(users, items, 0.3, 5);
    AttributesBuilder attributes = new AttributesBuilder(items);
    for (int item = 0; item < items; item++) {
      attributes.add(item, "year", String.valueOf(1990 + item));
      switch (item % 3) {
        case 0 -> attributes.add(item, "genre", "Horror");
        case 1 -> attributes.add(item, "genre", "Comedy").add(item, "genre", "Drama");
        default -> attributes.add(item, "country", "France");
      }
    }
    Dataset films =
        Dataset.builder("films", data.users(), data.items(), data.ratings())
            .scale(data.scale())
            .itemAttributes(attributes.build())
            .build();
    return Providers.load().trainer("pmf:factors=4,epochs=3").fit(films, TrainingContext.ofSeed(1));
  }

  private static List<Integer> items(RecommendationQuery query) {
    return MODEL.recommend(3, query).stream().map(ScoredItem::item).toList();
  }

  private static List<Integer> items(String... filters) {
    RecommendationQuery query = RecommendationQuery.of(20);
    for (String filter : filters) {
      query = query.withFilter(ItemFilter.parse(filter));
    }
    return items(query);
  }

  private static Stream<Integer> unseen() {
    return items().stream();
  }

  @Test
  void withoutConditionsTheListIsThatOfTheUser() {
    assertThat(MODEL.recommend(3, RecommendationQuery.of(7))).isEqualTo(MODEL.recommend(3, 7));
    assertThat(MODEL.recommend("u3", RecommendationQuery.of(7))).isEqualTo(MODEL.recommend(3, 7));
  }

  @Test
  void filtersLeaveTheOrderAndTakeItemsOut() {
    assertThat(items("genre=Horror"))
        .isNotEmpty()
        .containsExactlyElementsOf(unseen().filter(item -> item % 3 == 0).toList());
    assertThat(items("genre=Horror|Drama"))
        .containsExactlyElementsOf(unseen().filter(item -> item % 3 != 2).toList());
    assertThat(items("genre != Drama", "year=1995..2000"))
        .containsExactlyElementsOf(
            unseen().filter(item -> item % 3 != 1 && item >= 5 && item <= 10).toList());
    assertThat(items("year=..1991")).isSubsetOf(0, 1);
    assertThat(items("year=2005..")).isSubsetOf(15, 16, 17, 18, 19);
  }

  @Test
  void candidatesGivenByIdMayBeUnknown() {
    RecommendationQuery query =
        RecommendationQuery.of(20)
            .withFilter(ItemFilter.ids(List.of("i1", "i19", "new")))
            .withKnownItems();
    assertThat(items(query)).containsExactlyInAnyOrder(1, 19);
    assertThat(items(RecommendationQuery.of(20).withFilter(ItemFilter.ids(List.of())))).isEmpty();
  }

  @Test
  void knownItemsAreLeftOutUnlessAskedFor() {
    assertThat(items()).hasSizeLessThan(20);
    assertThat(items(RecommendationQuery.of(20).withKnownItems())).hasSize(20);
    FoldedInUser guest = MODEL.foldIn(Map.of("i2", 5));
    assertThat(guest.recommend(RecommendationQuery.of(20))).hasSize(19);
    assertThat(guest.recommend(RecommendationQuery.of(20).withKnownItems())).hasSize(20);
  }

  @Test
  void aDiverseListBeginsWithTheBestItemAndIsOfTheBestCandidates() {
    RecommendationQuery diverse =
        RecommendationQuery.of(3).withDiversity(new MaximalMarginalRelevance(0.9, 2));
    List<Integer> six = MODEL.recommend(3, 6).stream().map(ScoredItem::item).toList();
    assertThat(items(diverse)).hasSize(3).startsWith(six.get(0)).isSubsetOf(six);
    List<ScoredItem> guests = MODEL.foldIn(Map.of("i2", 5)).recommend(diverse);
    assertThat(guests).hasSize(3);
  }

  @Test
  void unknownUsersAreAsked() {
    assertThat(MODEL.recommend(IdMap.UNKNOWN, RecommendationQuery.of(20))).hasSize(20);
  }

  @Test
  void wrongFiltersSayWhatIsRight() {
    assertThatThrownBy(() -> items("gente=Horror"))
        .hasMessage(
            "items have no attribute 'gente' (did you mean genre?); they have year, genre, country");
    assertThatThrownBy(() -> items("genre=Horor"))
        .hasMessage("no item has genre=Horor (did you mean Horror?)");
    assertThatThrownBy(() -> items("genre=1990.."))
        .hasMessage("the attribute 'genre' has no numbers");
    for (String wrong : List.of("", "genre", "=Horror", "genre=", "!=a")) {
      assertThatThrownBy(() -> ItemFilter.parse(wrong)).hasMessageContaining("is not a filter");
    }
    assertThatThrownBy(() -> RecommendationQuery.of(0)).hasMessage("n=0; give 1 or more");
  }
}
