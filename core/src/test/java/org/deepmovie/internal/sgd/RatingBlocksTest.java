package org.deepmovie.internal.sgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  private static Set<Integer> distinct(int[] rows, int from, int to) {
    Set<Integer> distinct = new HashSet<>();
    for (int n = from; n < to; n++) {
      distinct.add(rows[n]);
    }
    return distinct;
  }

  @Test
  void everyRatingStandsInOneBlock() {
    RatingBlocks blocks = new RatingBlocks(DATA, 1, new Workers(1));
    assertEquals(DATA.ratings().size(), blocks.size());
    boolean[] visited = new boolean[blocks.size()];
    RatingMatrixBuilder again = new RatingMatrixBuilder();
    for (int userPart = 0; userPart < PARTS; userPart++) {
      for (int itemPart = 0; itemPart < PARTS; itemPart++) {
        int end = blocks.end(userPart, itemPart);
        for (int n = blocks.start(userPart, itemPart); n < end; n++) {
          assertThat(visited[n]).as("position %d is in two blocks", n).isFalse();
          visited[n] = true;
          again.add(blocks.users()[n], blocks.items()[n], blocks.values()[n]);
        }
      }
    }
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
        int from = blocks.start(userPart, itemPart);
        int to = blocks.end(userPart, itemPart);
        for (int user : distinct(blocks.users(), from, to)) {
          assertThat(users.add(user)).as("user %d is in one block of %d", user, stratum).isTrue();
        }
        for (int item : distinct(blocks.items(), from, to)) {
          assertThat(items.add(item)).as("item %d is in one block of %d", item, stratum).isTrue();
        }
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
    RatingBlocks blocks = new RatingBlocks(data, seed, new Workers(1));
    List<Rating> ratings = new ArrayList<>();
    for (int n = 0; n < blocks.size(); n++) {
      String user = data.users().id(blocks.users()[n]);
      String item = data.items().id(blocks.items()[n]);
      ratings.add(new Rating(user, item, blocks.values()[n]));
    }
    return ratings;
  }

  @Test
  void fewerUsersThanPartsLeaveBlocksEmpty() {
    Dataset few = Dataset.of(List.of(new Rating("ann", "a", 1), new Rating("bob", "b", 2)));
    RatingBlocks blocks = new RatingBlocks(few, 1, new Workers(1));
    assertEquals(2, blocks.size());
    assertEquals(2, blocks.end(PARTS - 1, PARTS - 1));
  }
}
