package org.deepmovie.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class DatasetTest {

  private static final IdMap USERS = IdMap.of(List.of("ann", "bob"));
  private static final IdMap ITEMS = IdMap.of(List.of("x", "y"));

  private static RatingMatrix ratings() {
    return new RatingMatrixBuilder().add(0, 0, 1, 7).add(1, 1, 5, 8).build(2, 2);
  }

  @Test
  void aStreamAndAnIteratorGiveTheSameDataAsAList() {
    List<Rating> ratings = List.of(new Rating("bob", "y", 4, 7), new Rating("ann", "x", 2));
    String expected = Dataset.of(ratings).fingerprint();
    assertThat(Dataset.of(ratings.stream()).fingerprint()).isEqualTo(expected);
    assertThat(Dataset.of(ratings.iterator()).fingerprint()).isEqualTo(expected);
  }

  @Test
  void isMadeOfRatingsWithExternalIds() {
    Dataset data =
        Dataset.of(
            List.of(
                new Rating("bob", "y", 4, 9),
                new Rating("ann", "y", 2),
                new Rating("bob", "y", 5, 10)));
    assertEquals(List.of("ann", "bob"), data.users().ids());
    assertEquals(List.of("y"), data.items().ids());
    assertEquals(2, data.ratings().size());
    assertEquals(5, data.ratings().byUser().value(1));
    assertEquals(10, data.ratings().timestamp(1));
    assertEquals(new RatingScale(2, 5, 1), data.scale());
  }

  @Test
  void interactionsHaveNoRatings() {
    Dataset ones = Dataset.of(List.of(new Rating("bob", "y", 4), new Rating("ann", "y", 4)));
    assertEquals(1, ones.ratings().byUser().value(0));
    ones.requireInteractions("ease");
    assertEquals(
        "pmf learns from ratings, and 'ratings' has none, only interactions; models of interactions"
            + " are popularity, implicit-als, ease, slim and joint-embedding",
        assertThrows(IllegalArgumentException.class, () -> ones.requireRatings("pmf"))
            .getMessage());
    assertEquals("ratings: 2 interactions of 2 users for 1 items, 0 texts", ones.toString());
  }

  @Test
  void fillsInWhatIsNotGiven() {
    Dataset data = Dataset.builder("d", USERS, ITEMS, ratings()).build();
    assertEquals(List.of("x", "y"), data.titles());
    assertEquals(0, data.texts().count());
    assertEquals(2, data.userAttributes().size());
    assertEquals(2, data.itemAttributes().size());
    assertEquals(new RatingScale(1, 5, 1), data.scale());
  }

  @Test
  void keepsAllElseWhenOnePartIsReplaced() {
    ItemTexts texts = ItemTexts.of(List.of("a plot", ""));
    Attributes attributes = new AttributesBuilder(2).add(0, "genre", "Drama").build();
    Dataset whole =
        Dataset.builder("d", USERS, ITEMS, ratings())
            .scale(RatingScale.HALF_STARS)
            .titles(List.of("X", "Y"))
            .texts(texts)
            .userAttributes(attributes)
            .itemAttributes(attributes)
            .build();
    RatingMatrix other = RatingMatrix.empty(2, 2);
    ItemTexts none = ItemTexts.none(2);
    for (Dataset part : List.of(whole.withRatings(other), whole.withTexts(none))) {
      assertEquals("d", part.name());
      assertEquals(RatingScale.HALF_STARS, part.scale());
      assertEquals(List.of("X", "Y"), part.titles());
      assertSame(attributes, part.userAttributes());
      assertSame(attributes, part.itemAttributes());
      assertSame(USERS, part.users());
      assertSame(ITEMS, part.items());
    }
    assertSame(other, whole.withRatings(other).ratings());
    assertSame(texts, whole.withRatings(other).texts());
    assertSame(none, whole.withTexts(none).texts());
    assertSame(whole.ratings(), whole.withTexts(none).ratings());
    assertEquals("e", whole.withName("e").name());
    assertSame(texts, whole.withName("e").texts());
  }

  @Test
  void hasAFingerprintOfItsIdsAndRatings() {
    Dataset data = Dataset.builder("d", USERS, ITEMS, ratings()).build();
    assertThat(data.fingerprint()).matches("[0-9a-f]{16}");
    assertEquals(data.fingerprint(), data.withName("e").fingerprint());
    assertNotEquals(data.fingerprint(), data.withRatings(RatingMatrix.empty(2, 2)).fingerprint());
    RatingMatrix other = new RatingMatrixBuilder().add(0, 0, 2, 7).add(1, 1, 5, 8).build(2, 2);
    assertNotEquals(data.fingerprint(), data.withRatings(other).fingerprint());
    Dataset renamed =
        Dataset.builder("d", IdMap.of(List.of("ann", "eve")), ITEMS, ratings()).build();
    assertNotEquals(data.fingerprint(), renamed.fingerprint());
  }

  /** Ratings of 300 users for 300 items, enough for several threads. */
  private static Dataset numbered(IntUnaryOperator userIndex, IntUnaryOperator itemIndex) {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    String[] users = new String[300];
    String[] items = new String[300];
    for (int u = 0; u < users.length; u++) {
      users[userIndex.applyAsInt(u)] = "u" + u;
      items[itemIndex.applyAsInt(u)] = "i" + u;
      for (int i = 0; i < items.length; i++) {
        ratings.add(userIndex.applyAsInt(u), itemIndex.applyAsInt(i), 1 + (u * 7 + i * i) % 5);
      }
    }
    return Dataset.builder(
            "d", IdMap.of(List.of(users)), IdMap.of(List.of(items)), ratings.build(300, 300))
        .build();
  }

  private static long mix(long a, long b) {
    return new SplittableRandom(new SplittableRandom(a).nextLong() + b).nextLong();
  }

  private static long hash(String id) {
    return Hashing.sipHash24().hashString(id, StandardCharsets.UTF_8).asLong();
  }

  @Test
  void theFingerprintFollowsItsFormula() {
    Dataset data =
        Dataset.of(
            List.of(
                new Rating("ann", "x", 5), new Rating("ann", "y", 4), new Rating("bob", "y", 3)));
    long ann = mix(Float.floatToIntBits(5), hash("x")) + mix(Float.floatToIntBits(4), hash("y"));
    long bob = mix(Float.floatToIntBits(3), hash("y"));
    long ratings = mix(hash("ann"), ann) + mix(hash("bob"), bob);
    long items =
        new SplittableRandom(hash("x")).nextLong() + new SplittableRandom(hash("y")).nextLong();
    assertThat(data.fingerprint()).isEqualTo("%016x", mix(mix(ratings, items), 0));
  }

  @Test
  void theFingerprintIsTheSameInEveryNumbering() {
    String fingerprint = numbered(u -> u, i -> i).fingerprint();
    assertThat(numbered(u -> 299 - u, i -> i).fingerprint()).isEqualTo(fingerprint);
    assertThat(numbered(u -> u, i -> (i + 7) % 300).fingerprint()).isEqualTo(fingerprint);
  }

  @Test
  void theFingerprintTellsWhoseRatingsOfWhatTheyAre() {
    List<Rating> ratings =
        List.of(new Rating("a", "x", 1), new Rating("a", "y", 2), new Rating("b", "x", 3));
    Set<String> fingerprints = new HashSet<>();
    for (List<String> ids :
        List.of(
            List.of("a", "b", "x", "y"),
            List.of("b", "a", "x", "y"),
            List.of("a", "b", "y", "x"),
            List.of("x", "y", "a", "b"))) {
      Map<String, String> names =
          Map.of("a", ids.get(0), "b", ids.get(1), "x", ids.get(2), "y", ids.get(3));
      fingerprints.add(
          Dataset.of(
                  ratings.stream()
                      .map(
                          r ->
                              new Rating(
                                  names.getOrDefault(r.user(), "none"),
                                  names.getOrDefault(r.item(), "none"),
                                  r.value())))
              .fingerprint());
    }
    fingerprints.add(Dataset.of(ratings).usersAsItems().fingerprint());
    assertThat(fingerprints).hasSize(5);
  }

  @Test
  void aFingerprintThatAnEarlierVersionStoredIsKnown() {
    Dataset data = Dataset.of(List.of(new Rating("ann", "x", 5), new Rating("bob", "y", 3)));
    assertThat(data.hasFingerprint("dff355a6b146e292")).isTrue();
    assertThat(data.hasFingerprint(data.fingerprint())).isTrue();
    assertThat(data.hasFingerprint("dff355a6b146e293")).isFalse();
    Dataset other = Dataset.of(List.of(new Rating("ann", "x", 4), new Rating("bob", "y", 3)));
    assertThat(other.hasFingerprint("dff355a6b146e292")).isFalse();
    assertThat(other.hasFingerprint(data.fingerprint())).isFalse();
  }

  @Test
  void refusesPartsOfAnotherSizeAndNamesBoth() {
    var users =
        assertThrows(
            IllegalArgumentException.class,
            () -> Dataset.builder("d", IdMap.of(List.of("ann")), ITEMS, ratings()));
    assertEquals("ratings: users: 2 given, 1 needed", users.getMessage());
    DatasetBuilder builder = Dataset.builder("d", USERS, ITEMS, ratings());
    assertThrows(IllegalArgumentException.class, () -> builder.titles(List.of("X")));
    assertThrows(IllegalArgumentException.class, () -> builder.texts(ItemTexts.none(3)));
    assertThrows(IllegalArgumentException.class, () -> builder.userAttributes(Attributes.none(3)));
    assertThrows(IllegalArgumentException.class, () -> builder.itemAttributes(Attributes.none(1)));
  }

  /** Who interacted with what, as "user item" by index. */
  private static List<String> pairs(CsrMatrix feedback) {
    List<String> pairs = new ArrayList<>();
    for (int u = 0; u < feedback.rows(); u++) {
      for (int p = feedback.start(u); p < feedback.end(u); p++) {
        assertEquals(1, feedback.value(p));
        pairs.add(u + " " + feedback.column(p));
      }
    }
    return pairs;
  }

  @Test
  void feedbackIsOfTheRatingsAloneUnlessMoreIsGiven() {
    Dataset data = Dataset.builder("d", USERS, ITEMS, ratings()).build();
    assertEquals(List.of("0 0", "1 1"), pairs(data.implicitFeedback()));
    RatingMatrix other = new RatingMatrixBuilder().add(1, 0, 3).build(2, 2);
    assertEquals(List.of("1 0"), pairs(data.withRatings(other).implicitFeedback()));
  }

  @Test
  void feedbackThatIsGivenIsUnitedWithTheRatingsAndKeptByEveryPart() {
    CsrMatrix views = new RatingMatrixBuilder().add(0, 1, 9).add(1, 1, 9).build(2, 2).byUser();
    Dataset data = Dataset.builder("d", USERS, ITEMS, ratings()).implicitFeedback(views).build();
    Dataset plain = Dataset.builder("d", USERS, ITEMS, ratings()).build();
    assertEquals(List.of("0 0", "0 1", "1 1"), pairs(data.implicitFeedback()));
    assertEquals(pairs(data.implicitFeedback()), pairs(data.withName("e").implicitFeedback()));
    assertEquals(
        pairs(data.implicitFeedback()),
        pairs(data.withTexts(ItemTexts.none(2)).implicitFeedback()));
    assertEquals(
        pairs(data.implicitFeedback()),
        pairs(plain.withImplicitFeedback(views).implicitFeedback()));
    RatingMatrix other = new RatingMatrixBuilder().add(1, 0, 3).build(2, 2);
    assertEquals(List.of("0 1", "1 0", "1 1"), pairs(data.withRatings(other).implicitFeedback()));
    assertEquals(plain.toString() + ", 2 interactions", data.toString());
    assertNotEquals(plain.fingerprint(), data.fingerprint());
  }

  @Test
  void refusesFeedbackOfAnotherShape() {
    DatasetBuilder builder = Dataset.builder("d", USERS, ITEMS, ratings());
    for (RatingMatrix wrong : List.of(RatingMatrix.empty(3, 2), RatingMatrix.empty(2, 1))) {
      assertThrows(IllegalArgumentException.class, () -> builder.implicitFeedback(wrong.byUser()));
    }
  }
}
