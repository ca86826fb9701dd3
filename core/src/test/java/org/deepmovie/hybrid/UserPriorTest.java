package org.deepmovie.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.vector.VectorFiles;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prior means of the users' vectors are computed from what is known of the users. */
class UserPriorTest {

  private static final int USERS = 60;
  private static final int ITEMS = 20;

  @TempDir Path folder;

  /**
   * The kind users rate 4, all others 2, all of them half of the items. The last kind user and the
   * last other one have no ratings.
   */
  private static Dataset kindAndOthers() {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    AttributesBuilder attributes = new AttributesBuilder(USERS);
    for (int user = 0; user < USERS; user++) {
      for (int item = user % 2; user < USERS - 2 && item < ITEMS; item += 2) {
        ratings.add(user, item, isKind(user) ? 4 : 2);
      }
      attributes.add(user, "temper", isKind(user) ? "kind" : "stern");
      attributes.add(user, "age", String.valueOf(20 + user));
    }
    return data(ratings.build(USERS, ITEMS), attributes.build());
  }

  private static boolean isKind(int user) {
    return user % 4 < 2 ^ user >= USERS - 1;
  }

  private static Dataset data(RatingMatrix ratings, Attributes attributes) {
    return Dataset.builder(
            "kind", SmallRatings.ids("u", USERS), SmallRatings.ids("i", ITEMS), ratings)
        .scale(RatingScale.FIVE_STARS)
        .userAttributes(attributes)
        .build();
  }

  private static final Dataset DATA = kindAndOthers();

  private static Recommender fit(Dataset data, String options) {
    return Providers.load()
        .trainer("pmf:factors=2,userFeatureRegularization=0.1,epochs=" + options)
        .fit(data, TrainingContext.ofSeed(1).withThreads(2));
  }

  private static final Recommender MODEL = fit(DATA, "5");

  private static Map<String, Integer> ratings(int user) {
    CsrMatrix rows = DATA.ratings().byUser();
    Map<String, Integer> ratings = new HashMap<>();
    for (int p = rows.start(user); p < rows.end(user); p++) {
      ratings.put(DATA.items().id(rows.column(p)), (int) rows.value(p));
    }
    return ratings;
  }

  private static Map<String, String> attributes(int user) {
    return Map.of("temper", isKind(user) ? "kind" : "stern", "age", String.valueOf(20 + user));
  }

  @Test
  void aUserWithoutRatingsIsPredictedFromAttributes() {
    assertThat(isKind(USERS - 2)).isNotEqualTo(isKind(USERS - 1));
    for (int user = USERS - 2; user < USERS; user++) {
      for (int item = 0; item < ITEMS; item++) {
        assertThat(MODEL.predict(user, item)).isCloseTo(isKind(user) ? 4 : 2, within(0.25));
      }
    }
    assertThat(MODEL.predict(IdMap.UNKNOWN, 3)).isCloseTo(3, within(0.1));
  }

  @Test
  void aNewUserIsPredictedLikeAUserWithoutRatingsOfTheSameAttributes() {
    for (int user = USERS - 2; user < USERS; user++) {
      FoldedInUser guest = MODEL.foldIn(attributes(user), Map.of());
      for (int item = 0; item < ITEMS; item++) {
        assertThat(guest.predict(item)).isCloseTo(MODEL.predict(user, item), within(1e-5));
      }
      assertThat(guest.recommend(3))
          .extracting(ScoredItem::id)
          .containsExactlyElementsOf(
              MODEL.recommend(user, 3).stream().map(ScoredItem::id).toList());
    }
  }

  @Test
  void aNewUserIsPredictedLikeAUserOfTheSameAttributesAndRatings() {
    Recommender converged = fit(DATA, "60,coldStartHoldout=0");
    for (int user = 0; user < 4; user++) {
      FoldedInUser guest = converged.foldIn(attributes(user), ratings(user));
      for (int item = 0; item < ITEMS; item++) {
        assertThat(guest.predict(item)).isCloseTo(converged.predict(user, item), within(0.02));
      }
    }
  }

  @Test
  void ratingsDecideMoreTheMoreThereAre() {
    double none = MODEL.foldIn(attributes(0), Map.of()).predict(7);
    double one = MODEL.foldIn(attributes(0), Map.of("i1", 1)).predict(7);
    double three = MODEL.foldIn(attributes(0), Map.of("i1", 1, "i2", 1, "i3", 1)).predict(7);
    assertThat(one).isLessThan(none - 0.2);
    assertThat(three).isLessThan(one - 0.2);
    assertThat(MODEL.foldIn(Map.of("i1", 1)).predict(7)).isLessThan(one);
  }

  @Test
  void withoutAttributesTheNewUserIsFoldedInByRatingsAlone() {
    Map<String, Integer> ratings = Map.of("i1", 5, "i4", 1);
    assertThat(MODEL.foldIn(Map.<String, String>of(), ratings).predict(3))
        .isEqualTo(MODEL.foldIn(ratings).predict(3));
    assertThat(MODEL.foldIn(Map.of()).predict(3)).isEqualTo(MODEL.predict(IdMap.UNKNOWN, 3));
  }

  /** A user of whom the model knows nothing. */
  private static Dataset stranger() {
    return Dataset.builder(
            "stranger",
            SmallRatings.ids("g", 1),
            SmallRatings.ids("i", 0),
            RatingMatrix.empty(1, 0))
        .scale(RatingScale.FIVE_STARS)
        .build();
  }

  @Test
  void anUnknownUserIsANewOneOfWhomNothingIsKnown() {
    float[] scores = new float[ITEMS];
    MODEL.score(IdMap.UNKNOWN, scores);
    Map<String, Integer> one = Map.of("i2", 5);
    for (int item = 0; item < ITEMS; item++) {
      double unknown = MODEL.predict(IdMap.UNKNOWN, item);
      assertThat(scores[item]).isCloseTo((float) unknown, within(1e-5f));
      assertThat(MODEL.foldIn(Map.of()).predict(item)).isCloseTo(unknown, within(1e-6));
      assertThat(MODEL.foldIn(stranger(), Map.of()).predict(item)).isCloseTo(unknown, within(1e-6));
      assertThat(MODEL.foldIn(stranger(), one).predict(item))
          .isEqualTo(MODEL.foldIn(one).predict(item));
    }
    assertThat(MODEL.recommend(IdMap.UNKNOWN, 3))
        .extracting(ScoredItem::id)
        .containsExactlyElementsOf(
            MODEL.foldIn(Map.of()).recommend(3).stream().map(ScoredItem::id).toList());
  }

  @Test
  void aUserWithoutRatingsOfWhomNothingIsKnownIsPredictedAsAnUnknownOne() {
    AttributesBuilder attributes = new AttributesBuilder(USERS);
    for (int user = 0; user < USERS - 1; user++) {
      attributes.add(user, "temper", isKind(user) ? "kind" : "stern");
    }
    Recommender model = fit(data(DATA.ratings(), attributes.build()), "5");
    for (int item = 0; item < ITEMS; item++) {
      assertThat(model.predict(USERS - 1, item))
          .isCloseTo(model.predict(IdMap.UNKNOWN, item), within(1e-6));
    }
  }

  @Test
  void aLoadedModelAndOneWithAnotherIndexFoldInTheSame() throws IOException {
    Path file = folder.resolve("m.zip");
    ModelFile.save(MODEL, file);
    Recommender loaded = ModelFile.load(file, Providers.load());
    Recommender indexed = ((VectorRecommender) MODEL).withIndex(ExactIndex.factory());
    FoldedInUser guest = MODEL.foldIn(attributes(1), Map.of("i1", 2));
    for (Recommender other : List.of(loaded, indexed)) {
      FoldedInUser same = other.foldIn(attributes(1), Map.of("i1", 2));
      assertThat(same.recommend(5)).isEqualTo(guest.recommend(5));
      assertThat(other.foldIn(Map.of("i1", 2)).predict(4))
          .isEqualTo(MODEL.foldIn(Map.of("i1", 2)).predict(4));
      assertThat(other.predict(USERS - 1, 3)).isEqualTo(MODEL.predict(USERS - 1, 3));
    }
  }

  @Test
  void attributesThatTheFitDidNotKnowAreRefused() {
    assertThatThrownBy(() -> MODEL.foldIn(Map.of("mood", "kind"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model does not read the attribute mood; it reads age, temper");
    assertThatThrownBy(() -> MODEL.foldIn(Map.of("temper", "Kind"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model does not know the temper Kind; it knows kind, stern");
    assertThatThrownBy(() -> MODEL.foldIn(Map.of("age", "old"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model does not know the age old; it knows numbers");
    assertThatThrownBy(() -> MODEL.foldIn(DATA, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the data of a new user has 60 users; give one");
  }

  @Test
  void aModelThatReadsNoAttributesSaysSo() {
    Recommender without = fit(DATA, "5,userAttributes=false");
    assertThatThrownBy(() -> without.foldIn(Map.of("temper", "kind"), Map.of()))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "pmf was fitted to nothing of users but their ratings; fit pmf or pmf+NAME to data with"
                + " user attributes");
    assertThat(without.foldIn(Map.<String, String>of(), Map.of("i1", 5)).predict(2))
        .isEqualTo(without.foldIn(Map.of("i1", 5)).predict(2));
  }

  @Test
  void withoutAttributesInTheDataNothingChanges() {
    Dataset bare = data(DATA.ratings(), Attributes.none(USERS));
    Recommender reading = fit(bare, "5");
    Recommender not = fit(DATA, "5,userAttributes=false");
    for (int user = IdMap.UNKNOWN; user < USERS; user++) {
      assertThat(reading.predict(user, 3)).isEqualTo(not.predict(user, 3));
    }
  }

  @Test
  void anotherNumberOfThreadsGivesTheSameBits() {
    Recommender three =
        Providers.load()
            .trainer("pmf:factors=2,epochs=5,userFeatureRegularization=0.1")
            .fit(DATA, TrainingContext.ofSeed(1).withThreads(3));
    for (int user = 0; user < USERS; user++) {
      assertThat(three.predict(user, 3)).isEqualTo(MODEL.predict(user, 3));
    }
  }

  @Test
  void vectorsOfUsersAreReadFromAFileOrGivenWithTheData() throws IOException {
    FloatMatrix vectors = new FloatMatrix(USERS, 1);
    BitSet known = new BitSet();
    for (int user = 0; user < USERS; user++) {
      vectors.set(user, 0, isKind(user) ? 1 : -1);
      known.set(user);
    }
    Path file = folder.resolve("tempers.npy");
    VectorFiles.write(file, DATA.users().ids(), vectors);
    Recommender read = fit(DATA, "5,userAttributes=false,userVectors=" + file);
    Dataset carrying =
        Dataset.builder("kind", DATA.users(), DATA.items(), DATA.ratings())
            .scale(RatingScale.FIVE_STARS)
            .userVectors(List.of(new GivenVectors("tempers", vectors, known)))
            .build();
    Recommender given = fit(carrying, "5");
    assertThat(read.predict(USERS - 1, 3)).isEqualTo(given.predict(USERS - 1, 3));
    assertThat(Math.abs(read.predict(USERS - 1, 3) - read.predict(USERS - 2, 3))).isGreaterThan(1);
    FloatMatrix first = new FloatMatrix(1, 1, new float[] {isKind(0) ? 1 : -1});
    Dataset guest =
        Dataset.builder(
                "guest",
                SmallRatings.ids("g", 1),
                SmallRatings.ids("i", 0),
                RatingMatrix.empty(1, 0))
            .scale(RatingScale.FIVE_STARS)
            .userVectors(List.of(new GivenVectors("tempers", first, known.get(0, 1))))
            .build();
    assertThat(given.foldIn(guest, Map.of()).predict(3))
        .isCloseTo(
            given.predict(isKind(0) == isKind(USERS - 1) ? USERS - 1 : USERS - 2, 3), within(1e-5));
    Files.delete(file);
    assertThatThrownBy(() -> fit(DATA, "5,userVectors=" + file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("userVectors=")
        .hasMessageContaining("no such file");
  }
}
