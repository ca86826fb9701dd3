package org.deepmovie.internal.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.junit.jupiter.api.Test;

class CanonicalOrderTest {

  private static final Dataset DATA =
      Dataset.builder(
              "ratings",
              IdMap.of(List.of("eve", "ann", "bob")),
              IdMap.of(List.of("y", "z", "x")),
              new RatingMatrixBuilder()
                  .add(0, 0, 5, 70)
                  .add(1, 1, 4, 80)
                  .add(1, 0, 3, 90)
                  .add(2, 2, 1, 60)
                  .build(3, 3))
          .build();

  private final CanonicalOrder byId =
      new CanonicalOrder(
          DATA.withImplicitFeedback(new RatingMatrixBuilder().add(0, 2, 1).build(3, 3).byUser()));

  @Test
  void usersAndItemsAreNumberedByTheirIds() {
    assertEquals(List.of("ann", "bob", "eve"), byId.data().users().ids());
    assertEquals(List.of("x", "y", "z"), byId.data().items().ids());
    assertEquals(2, byId.user(DATA.users().indexOf("eve")));
    assertEquals(0, byId.item(DATA.items().indexOf("x")));
  }

  @Test
  void ratingsTimesAndFeedbackMoveAlong() {
    RatingMatrix ratings = byId.data().ratings();
    int position = ratings.byUser().find(0, 1);
    assertEquals(3, ratings.byUser().value(position));
    assertEquals(90, ratings.timestamp(position));
    assertEquals(4, ratings.size());
    assertEquals(5, byId.data().implicitFeedback().size());
    assertEquals(3, byId.data().implicitFeedback().find(2, 0));
  }

  @Test
  void dataInTheOrderOfItsIdsIsUsedAsItIs() {
    Dataset ordered =
        Dataset.of(List.of(new Rating("b", "2", 5, 70), new Rating("a", "10", 4, 80)));
    assertSame(ordered, new CanonicalOrder(ordered).data());
  }

  @Test
  void vectorsFindTheirWayBack() {
    float[] biases = {1, 2, 3};
    FloatMatrix vectors = new FloatMatrix(3, 4, new float[] {4, 5, 0, 0, 6, 7, 0, 0, 8, 9, 0, 0});
    FloatMatrix users = byId.originalUsers(biases, vectors, 2);
    assertArrayEquals(new float[] {3, 8, 9}, users.row(DATA.users().indexOf("eve")));
    FloatMatrix items = byId.originalItems(biases, vectors, 2);
    assertArrayEquals(new float[] {1, 4, 5}, items.row(DATA.items().indexOf("x")));
  }
}
