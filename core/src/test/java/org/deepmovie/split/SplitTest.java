package org.deepmovie.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.junit.jupiter.api.Test;

class SplitTest {

  private final Dataset data = SplitData.randomData(1);
  private final int users = data.users().size();
  private final int items = data.items().size();

  @Test
  void refusesPartsOfAnotherShapeAndNamesBoth() {
    RatingMatrix fits = RatingMatrix.empty(users, items);
    RatingMatrix fewer = RatingMatrix.empty(users - 1, items);
    RatingMatrix more = RatingMatrix.empty(users, items + 1);
    var error = assertThrows(IllegalArgumentException.class, () -> new Split(data, fewer, fits));
    assertEquals(
        "validation is %d users x %d items, train is %d x %d"
            .formatted(users - 1, items, users, items),
        error.getMessage());
    error = assertThrows(IllegalArgumentException.class, () -> new Split(data, fits, more));
    assertEquals(
        "test is %d users x %d items, train is %d x %d".formatted(users, items + 1, users, items),
        error.getMessage());
  }

  @Test
  void mayHaveNoValidation() {
    assertEquals(0, new Split(data, data.ratings()).validation().size());
  }

  @Test
  void feedbackOfTheTrainPartGivesAwayNoHeldOutRating() {
    Splitter splitter = Splitters.withValidation(Splitters.holdout(0.7), 0.1);
    Split split = splitter.split(data, 1).get(0);
    CsrMatrix feedback = split.train().implicitFeedback();
    assertEquals(split.train().ratings().size(), feedback.size());
    for (int user = 0; user < users; user++) {
      for (int p = feedback.start(user); p < feedback.end(user); p++) {
        assertThat(split.train().ratings().contains(user, feedback.column(p)))
            .as("split.train().ratings().contains(user, feedback.column(p))")
            .isTrue();
      }
    }
  }
}
