package org.deepmovie.internal.sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class RatingBlocksTest {

  private static final int PARTS = RatingBlocks.PARTS;
  private static final Dataset DATA = SmallRatings.generate(101, 61, 0.3, 1);

  /** The ratings of a block by indices, in its order. */
  private static List<IndexedRating> block(RatingBlocks blocks, int userPart, int itemPart) {
    List<IndexedRating> ratings = new ArrayList<>();
    int run = blocks.firstRun(userPart, itemPart) - 1;
    int end = blocks.end(userPart, itemPart);
    for (int n = blocks.start(userPart, itemPart); n < end; n++) {
      int item = blocks.items()[n];
      run += item < 0 ? 1 : 0;
      ratings.add(
          new IndexedRating(blocks.users()[run], item < 0 ? ~item : item, blocks.values()[n]));
    }
    return ratings;
  }

  private static List<IndexedRating> allBlocks(RatingBlocks blocks) {
    List<IndexedRating> ratings = new ArrayList<>();
    for (int userPart = 0; userPart < PARTS; userPart++) {
      for (int itemPart = 0; itemPart < PARTS; itemPart++) {
        ratings.addAll(block(blocks, userPart, itemPart));
      }
    }
    return ratings;
  }

  private record IndexedRating(int user, int item, float value) {}

  @Test
  void everyRatingStandsInOneBlock() {
    RatingBlocks blocks = new RatingBlocks(DATA, 1, new Workers(1));
    assertEquals(DATA.ratings().size(), blocks.size());
    List<IndexedRating> ratings = allBlocks(blocks);
    assertThat(ratings).hasSize(blocks.size()).doesNotHaveDuplicates();
    RatingMatrixBuilder again = new RatingMatrixBuilder();
    ratings.forEach(rating -> again.add(rating.user(), rating.item(), rating.value()));
    RatingMatrix rebuilt = again.build(DATA.users().size(), DATA.items().size());
    assertEquals(DATA.fingerprint(), DATA.withRatings(rebuilt).fingerprint());
  }

  @Test
  void blocksOfAStratumShareNeitherUsersNorItems() {
    RatingBlocks blocks = new RatingBlocks(DATA, 1, new Workers(1));
    for (int stratum = 0; stratum < PARTS; stratum++) {
      Set<Integer> users = new HashSet<>();
      Set<Integer> items = new HashSet<>();
      for (int userPart = 0; userPart < PARTS; userPart++) {
        int itemPart = RatingBlocks.itemPart(userPart, stratum);
        List<IndexedRating> block = block(blocks, userPart, itemPart);
        Set<Integer> usersOfBlock =
            block.stream().map(IndexedRating::user).collect(Collectors.toSet());
        Set<Integer> itemsOfBlock =
            block.stream().map(IndexedRating::item).collect(Collectors.toSet());
        assertThat(users)
            .as("users of a block of %d", stratum)
            .doesNotContainAnyElementsOf(usersOfBlock);
        assertThat(items)
            .as("items of a block of %d", stratum)
            .doesNotContainAnyElementsOf(itemsOfBlock);
        users.addAll(usersOfBlock);
        items.addAll(itemsOfBlock);
      }
    }
  }

  @Test
  void theStrataTogetherAreAllBlocks() {
    Set<Integer> blocks = new HashSet<>();
    for (int stratum = 0; stratum < PARTS; stratum++) {
      for (int userPart = 0; userPart < PARTS; userPart++) {
        blocks.add(userPart * PARTS + RatingBlocks.itemPart(userPart, stratum));
      }
    }
    assertEquals(PARTS * PARTS, blocks.size());
  }

  @Test
  void partsHaveAboutAsManyRatings() {
    RatingBlocks blocks = new RatingBlocks(DATA, 1, new Workers(1));
    int mostOfOneUser = 0;
    for (int user = 0; user < DATA.ratings().users(); user++) {
      mostOfOneUser = Math.max(mostOfOneUser, DATA.ratings().byUser().count(user));
    }
    for (int userPart = 0; userPart < PARTS; userPart++) {
      int ratings = blocks.end(userPart, PARTS - 1) - blocks.start(userPart, 0);
      assertThat(Math.abs(ratings - blocks.size() / PARTS))
          .as("part " + userPart + ": " + ratings)
          .isLessThanOrEqualTo(mostOfOneUser + 1);
    }
  }

  @Test
  void neitherTheOrderOfTheRatingsNorWhoHasNoneChangesTheBlocks() {
    List<Rating> backwards = ratings(DATA);
    Collections.reverse(backwards);
    assertEquals(inBlocks(DATA, 1), inBlocks(Dataset.of(backwards), 1));
    assertNotEquals(inBlocks(DATA, 1), inBlocks(DATA, 2));
  }

  private static List<Rating> ratings(Dataset data) {
    List<Rating> ratings = new ArrayList<>();
    for (int user = 0; user < data.ratings().users(); user++) {
      for (int p = data.ratings().byUser().start(user);
          p < data.ratings().byUser().end(user);
          p++) {
        int item = data.ratings().byUser().column(p);
        float value = data.ratings().byUser().value(p);
        ratings.add(new Rating(data.users().id(user), data.items().id(item), value));
      }
    }
    return ratings;
  }

  private static List<Rating> inBlocks(Dataset data, long seed) {
    return allBlocks(new RatingBlocks(data, seed, new Workers(1))).stream()
        .map(
            rating ->
                new Rating(
                    data.users().id(rating.user()), data.items().id(rating.item()), rating.value()))
        .toList();
  }

  @Test
  void theRatingsOfAUserInABlockAreOneRun() {
    RatingBlocks blocks = new RatingBlocks(DATA, 1, new Workers(1));
    int runs = 0;
    for (int userPart = 0; userPart < PARTS; userPart++) {
      for (int itemPart = 0; itemPart < PARTS; itemPart++) {
        runs +=
            block(blocks, userPart, itemPart).stream()
                .map(IndexedRating::user)
                .collect(Collectors.toSet())
                .size();
      }
    }
    assertThat(blocks.users()).hasSize(runs);
  }

  @Test
  void fewerUsersThanPartsLeaveBlocksEmpty() {
    Dataset few = Dataset.of(List.of(new Rating("ann", "a", 1), new Rating("bob", "b", 2)));
    RatingBlocks blocks = new RatingBlocks(few, 1, new Workers(1));
    assertEquals(2, blocks.size());
    assertEquals(2, blocks.end(PARTS - 1, PARTS - 1));
  }
}
