package org.deepmovie.internal.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.recommend.FoldedInItem;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;

/** Worked by hand: vectors of one component, and a regularization of 1. */
class RidgeFactorRecommenderTest {

  private record NoOptions() {}

  private static final Dataset DATA =
      Dataset.builder(
              "two",
              IdMap.of(List.of("a", "b")),
              IdMap.of(List.of("i", "j")),
              new RatingMatrixBuilder().add(0, 0, 2).add(1, 1, 3).build(2, 2))
          .scale(RatingScale.FIVE_STARS)
          .itemAttributes(new AttributesBuilder(2).add(0, "genre", "Drama").build())
          .build();

  private static final RidgeFactorRecommender MODEL = model();

  private static RidgeFactorRecommender model() {
    Regularization one = new Regularization(1, RegularizationScaling.NONE);
    return new RidgeFactorRecommender(
        TrainingContext.ofSeed(1).header("hand", new NoOptions(), DATA),
        FactorModel.of(
            false,
            0,
            new FloatMatrix(2, 1, new float[] {1, 2}),
            new FloatMatrix(2, 1, new float[] {1, 2}),
            DATA.ratings()),
        RidgeRows.of(one, one),
        "hand.json");
  }

  @Test
  void anUpdateSolvesFirstTheUsersWithNewRatingsThenTheItems() {
    Recommender updated = MODEL.updated(List.of(new Rating("n", "i", 4), new Rating("n", "j", 4)));
    double n = (1 * 4 + 2 * 4) / (1 + 1 + 4.0);
    double i = (1 * 2 + n * 4) / (1 + 1 + n * n);
    double j = (2 * 3 + n * 4) / (1 + 4 + n * n);
    assertThat(updated.predict("n", "i")).isCloseTo(n * i, within(1e-6));
    assertThat(updated.predict("n", "j")).isCloseTo(n * j, within(1e-6));
    assertThat(updated.predict("a", "i")).isCloseTo(i, within(1e-6));
    assertThat(updated.predict("b", "j")).isCloseTo(2 * j, within(1e-6));
    assertThat(updated.catalog().ratings().size()).isEqualTo(4);
  }

  @Test
  void aUserIsSolvedAgainByAllRatingsAndRowsThatAreNotConcernedStay() {
    Recommender updated = MODEL.updated(List.of(new Rating("a", "j", 5)));
    double a = (1 * 2 + 2 * 5) / (1 + 1 + 4.0);
    double j = (2 * 3 + a * 5) / (1 + 4 + a * a);
    assertThat(updated.predict("a", "i")).isCloseTo(a * 1, within(1e-6));
    assertThat(updated.predict("a", "j")).isCloseTo(a * j, within(1e-6));
    assertThat(updated.predict("b", "i")).isEqualTo(MODEL.predict("b", "i"));
    assertThat(updated.recommend("a", 2)).isEmpty();
    assertThat(updated.recommend("b", 2)).extracting(ScoredItem::id).containsExactly("i");
  }

  @Test
  void aSecondRatingOfAPairTakesThePlaceOfTheFirst() {
    Recommender updated = MODEL.updated(List.of(new Rating("a", "i", 5)));
    double a = 1 * 5 / (1 + 1.0);
    double i = a * 5 / (1 + a * a);
    assertThat(updated.predict("a", "i")).isCloseTo(a * i, within(1e-6));
    assertThat(updated.catalog().ratings().size()).isEqualTo(2);
  }

  @Test
  void ratingsThatAreKnownChangeNothing() {
    assertThat(MODEL.updated(DATA)).isSameAs(MODEL);
    assertThat(MODEL.updated(List.of())).isSameAs(MODEL);
  }

  @Test
  void newItemsBringTitlesAndAttributesAlsoWithoutRatings() {
    Dataset items =
        Dataset.builder(
                "new",
                IdMap.of(List.of()),
                IdMap.of(List.of("z", "y")),
                new RatingMatrixBuilder().build(0, 2))
            .scale(RatingScale.FIVE_STARS)
            .titles(List.of("Zeta", "Ypsilon"))
            .itemAttributes(
                new AttributesBuilder(2).add(0, "genre", "Comedy").add(1, "year", "1999").build())
            .build();
    Recommender updated = MODEL.updated(items);
    assertThat(updated.catalog().items().ids()).containsExactly("i", "j", "y", "z");
    assertThat(updated.catalog().titles()).containsExactly("i", "j", "Ypsilon", "Zeta");
    assertThat(updated.catalog().itemAttributes().field("genre").orElseThrow().categories(0))
        .containsExactly("Drama");
    assertThat(updated.catalog().itemAttributes().field("genre").orElseThrow().categories(3))
        .containsExactly("Comedy");
    assertThat(updated.catalog().itemAttributes().field("year").orElseThrow().categories(2))
        .containsExactly("1999");
    assertThat(updated.predict("b", "j")).isEqualTo(MODEL.predict("b", "j"));
  }

  @Test
  void aNewItemIsTheRidgeRegressionOnTheUsersWhoRatedIt() {
    FoldedInItem item = MODEL.foldInItem(Map.of("a", 5, "b", 4));
    double vector = (1 * 5 + 2 * 4) / (1 + 1 + 4.0);
    assertThat(item.predict("a")).isCloseTo(vector, within(1e-6));
    assertThat(item.predict("b")).isCloseTo(2 * vector, within(1e-6));
    assertThat(item.rank("a")).as("j of 2 ranks first, i is known").isEqualTo(1);
    assertThat(MODEL.foldInItem(Map.of("a", 1)).rank("a")).isEqualTo(2);
    assertThat(item.similar(2)).extracting(ScoredItem::score).containsExactly(1.0, 1.0);
  }

  @Test
  void interactionsAreRefusedByAModelOfRatings() {
    Dataset alike = Dataset.of(List.of(new Rating("a", "i", 1)), RatingScale.UNARY);
    assertThatThrownBy(() -> MODEL.updated(alike))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the new data are interactions");
  }

  @Test
  void aRatingOutsideTheScaleIsNamed() {
    List<Rating> wrong = List.of(new Rating("a", "i", 9), new Rating("a", "j", 1));
    assertThatThrownBy(() -> MODEL.updated(wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "rating 9.0 by user 'a' for item 'i' lies outside the model's scale from 1.0 to 5.0");
  }
}
