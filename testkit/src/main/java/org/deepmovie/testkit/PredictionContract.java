package org.deepmovie.testkit;

import static org.deepmovie.testkit.ContractData.DATA;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.Recommender;
import org.junit.jupiter.api.Test;

/** A prediction is a finite number on the scale, and the same on every thread. */
abstract class PredictionContract extends ModelContract {

  PredictionContract(TrainerContract contract) {
    super(contract);
  }

  @Test
  void everyPredictionIsFiniteAndOnTheScaleAlsoForUnknownUsersAndItems() {
    for (double[] row : predictions(fitted())) {
      for (double rating : row) {
        assertOnScale(rating);
      }
    }
  }

  @Test
  void unknownIdsArePredictedAsUnknownIndices() {
    Recommender model = fitted();
    assertAll(
        () -> assertEquals(model.predict(IdMap.UNKNOWN, 3), model.predict("nobody", "i3")),
        () -> assertEquals(model.predict(3, IdMap.UNKNOWN), model.predict("u3", "nothing")),
        () -> assertEquals(model.predict(4, 3), model.predict("u4", "i3")));
  }

  @Test
  void indicesThatAreNoneAndArraysOfAnotherLengthAreRefused() {
    Recommender model = fitted();
    int users = DATA.users().size();
    int items = DATA.items().size();
    float[] scores = new float[items];
    for (int user : new int[] {-2, users, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThrows(IndexOutOfBoundsException.class, () -> model.score(user, scores));
      assertThrows(IndexOutOfBoundsException.class, () -> model.recommend(user, 3));
      assertThrows(IndexOutOfBoundsException.class, () -> model.predict(user, 0));
    }
    for (int item : new int[] {-2, items, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThrows(IndexOutOfBoundsException.class, () -> model.predict(0, item));
    }
    for (int length : new int[] {0, items - 1, items + 1}) {
      assertThrows(IllegalArgumentException.class, () -> model.score(0, new float[length]));
    }
  }

  @Test
  void queriesFromSeveralThreadsGiveTheSamePredictions() {
    Recommender model = fitted();
    double[][] expected = predictions(model);
    IntStream.range(0, 1000)
        .parallel()
        .forEach(
            n -> {
              int user = n % DATA.users().size();
              int item = n % DATA.items().size();
              assertEquals(expected[user + 1][item + 1], model.predict(user, item));
            });
  }
}
