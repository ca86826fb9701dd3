package org.deepmovie.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RungTest {

  @Test
  void eachRoundHasAThirdOfTheTrialsAndThreeTimesTheEpochs() {
    assertEquals(
        List.of(new Rung(27, 2), new Rung(9, 6), new Rung(3, 18), new Rung(1, 54)),
        Rung.rungs(27, 54));
    assertEquals(
        List.of(new Rung(30, 2), new Rung(10, 6), new Rung(3, 17), new Rung(1, 50)),
        Rung.rungs(30, 50));
  }

  @Test
  void thereAreNoMoreRoundsThanTrialsOrEpochsAllow() {
    assertEquals(List.of(new Rung(2, 50)), Rung.rungs(2, 50));
    assertEquals(List.of(new Rung(50, 2)), Rung.rungs(50, 2));
    assertEquals(List.of(new Rung(50, 2), new Rung(16, 5)), Rung.rungs(50, 5));
    assertEquals(List.of(new Rung(1, 1)), Rung.rungs(1, 1));
  }

  @Test
  void aModelWithoutEpochsIsFittedInOneRound() {
    assertEquals(List.of(new Rung(40, 0)), Rung.rungs(40, 0));
  }

  @Test
  void theLastRoundHasAllEpochsAndEveryRoundSomeOfBoth() {
    for (int trials = 1; trials < 100; trials++) {
      for (int epochs = 1; epochs < 100; epochs++) {
        List<Rung> ladder = Rung.rungs(trials, epochs);
        assertEquals(trials, ladder.get(0).trials());
        assertEquals(epochs, ladder.get(ladder.size() - 1).epochs());
        for (int n = 0; n < ladder.size(); n++) {
          assertThat(ladder.get(n).trials() >= 1 && ladder.get(n).epochs() >= 1)
              .as("ladder.get(n).trials() >= 1 && ladder.get(n).epochs() >= 1")
              .isTrue();
          assertThat(n == 0 || ladder.get(n).epochs() > ladder.get(n - 1).epochs())
              .as("n == 0 || ladder.get(n).epochs() > ladder.get(n - 1).epochs()")
              .isTrue();
        }
      }
    }
  }
}
